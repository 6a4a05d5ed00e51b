using System.Collections.Concurrent;
using Ballistics.Search.Members;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.Identity;

/// <summary>The keys of the agencies' identity providers: as configured, or fetched from their discovery documents and kept for a day.</summary>
internal sealed class ProviderKeys(OutwardHttp outward, Settings settings, ILogger<ProviderKeys> log)
{
    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> _documents = new(StringComparer.Ordinal);

    /// <summary>A provider's keys; none where they cannot be fetched, so that nothing it signed is believed.</summary>
    public async Task<IReadOnlyList<SecurityKey>> OfAsync(IdentityProvider provider, CancellationToken cancellation)
    {
        if (provider.KeySet is { } set)
            return [.. new JsonWebKeySet(set).GetSigningKeys()];
        try
        {
            return [.. (await Document(provider).GetConfigurationAsync(cancellation)).SigningKeys];
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            ServiceLog.ProviderUnreachable(log, provider.Issuer, exception);
            return [];
        }
    }

    /// <summary>Has the keys fetched anew when they are next asked for; not more often than every few minutes, whatever is asked.</summary>
    /// <returns>Whether there is anything to fetch.</returns>
    public bool Refresh(IdentityProvider provider)
    {
        if (provider.KeySet is not null)
            return false;
        Document(provider).RequestRefresh();
        return true;
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Document(IdentityProvider provider) => _documents.GetOrAdd(provider.Issuer, issuer => new(
        $"{issuer.TrimEnd('/')}/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(outward.Client) { RequireHttps = !settings.AllowPrivateAddresses }));
}
