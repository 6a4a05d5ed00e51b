using System.Collections.Concurrent;
using Ballistics.Search.Members;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.Identity;

/// <summary>
/// The keys of the agencies' identity providers: as configured, or fetched from their discovery documents. They are fetched anew when they
/// have been kept for <see cref="Settings.ProviderKeysSeconds"/>, so that a key that was taken back is not believed for longer, and when a
/// token names one that is not known, so that a new one is believed at once.
/// </summary>
internal sealed class ProviderKeys(OutwardHttp outward, Settings settings, ILogger<ProviderKeys> log)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>A provider's keys; none where they cannot be fetched, so that nothing it signed is believed.</summary>
    public async Task<IReadOnlyList<SecurityKey>> OfAsync(IdentityProvider provider, CancellationToken cancellation) => provider.KeySet is { } set
        ? [.. new JsonWebKeySet(set).GetSigningKeys()]
        : await FetchAsync(provider, kept => kept.Age >= TimeSpan.FromSeconds(settings.ProviderKeysSeconds) && kept.SinceTried >= Limits.ProviderRetry, cancellation);

    /// <summary>A provider's keys fetched anew, for a token that names one not known; not more often than every minute, whatever is asked.</summary>
    public async Task<IReadOnlyList<SecurityKey>> AnewAsync(IdentityProvider provider, CancellationToken cancellation) => provider.KeySet is not null
        ? []
        : await FetchAsync(provider, kept => kept.TryRefresh(), cancellation);

    private async Task<IReadOnlyList<SecurityKey>> FetchAsync(IdentityProvider provider, Predicate<Kept> isDue, CancellationToken cancellation)
    {
        Kept kept = _kept.GetOrAdd(provider.Issuer, _ => new Kept());
        // Who comes while they are fetched has them fetched once.
        await kept.Turn.WaitAsync(cancellation);
        try
        {
            if (isDue(kept))
                kept.Take([.. (await ReadAsync(provider.Issuer, cancellation)).SigningKeys]);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // Whatever a provider answers, or does not: it signs nobody in and stops nothing.
            ServiceLog.ProviderUnreachable(log, provider.Issuer, exception);
            kept.Fail();
        }
        finally
        {
            kept.Turn.Release();
        }
        return kept.Keys;
    }

    private Task<OpenIdConnectConfiguration> ReadAsync(string issuer, CancellationToken cancellation) => OpenIdConnectConfigurationRetriever.GetAsync(
        $"{issuer.TrimEnd('/')}/.well-known/openid-configuration", new HttpDocumentRetriever(outward.Client) { RequireHttps = !settings.AllowPrivateAddresses }, cancellation);

    private sealed class Kept
    {
        private long? _fetched, _tried, _refreshed;

        public SemaphoreSlim Turn { get; } = new(1);

        public IReadOnlyList<SecurityKey> Keys { get; private set; } = [];

        /// <summary>How long ago they were fetched.</summary>
        public TimeSpan Age => Since(_fetched);

        /// <summary>How long ago it was last tried in vain.</summary>
        public TimeSpan SinceTried => Since(_tried);

        /// <summary>Whether a token may have them fetched before their time; it is counted.</summary>
        public bool TryRefresh()
        {
            if (Since(_refreshed) < Limits.ProviderRefresh)
                return false;
            _refreshed = Environment.TickCount64;
            return true;
        }

        public void Take(IReadOnlyList<SecurityKey> keys) => (Keys, _fetched, _tried) = (keys, Environment.TickCount64, null);

        // A provider that cannot be reached for a while shuts nobody out; after a day nothing it signed is believed.
        public void Fail()
        {
            _tried = Environment.TickCount64;
            if (Age >= Limits.ProviderOutage)
                Keys = [];
        }

        private static TimeSpan Since(long? instant) => instant is { } then ? TimeSpan.FromMilliseconds(Environment.TickCount64 - then) : TimeSpan.MaxValue;
    }
}
