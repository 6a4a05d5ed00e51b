using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.Tests.Identity;

/// <summary>An agency's OpenID Connect provider on a real port: its discovery document, its keys, and tokens signed with them.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<ECDsaSecurityKey> _published = [];
    private int _made;

    private Issuer(WebApplication app)
    {
        _app = app;
        Publish();
    }

    public string Address => _app.Urls.Single();

    public int Asked { get; private set; }

    /// <summary>Makes a key, publishes it beside those there are, and signs with it from here on.</summary>
    public ECDsaSecurityKey Publish()
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = $"{++_made}" };
        lock (_published)
            _published.Add(key);
        return key;
    }

    /// <summary>Publishes its first key no longer.</summary>
    /// <returns>The key, with which whoever has it can still sign.</returns>
    public ECDsaSecurityKey TakeBack()
    {
        lock (_published)
        {
            ECDsaSecurityKey first = _published[0];
            _published.RemoveAt(0);
            return first;
        }
    }

    public static async Task<Issuer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        var issuer = new Issuer(app);
        app.MapGet("/.well-known/openid-configuration", () =>
        {
            issuer.Asked++;
            return Results.Json(new { issuer = issuer.Address, jwks_uri = $"{issuer.Address}/keys" });
        });
        app.MapGet("/keys", () => Results.Content(issuer.KeySet, "application/json"));
        await app.StartAsync(TestService.Cancellation);
        return issuer;
    }

    /// <summary>Its public keys as a JSON Web Key Set.</summary>
    public string KeySet
    {
        get
        {
            lock (_published)
                return JsonSerializer.Serialize(new
                {
                    keys = _published.Select(JsonWebKeyConverter.ConvertFromECDsaSecurityKey)
                        .Select(key => new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, use = "sig", alg = "ES256" }),
                });
        }
    }

    /// <summary>A token, as it should be where nothing else is said.</summary>
    public string Token(
        string subject, string[] groups, string audience = "ballistics", string? issuer = null, DateTime? expires = null, SigningCredentials? signing = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            IssuedAt = DateTime.UtcNow.AddHours(-2),
            NotBefore = DateTime.UtcNow.AddHours(-2),
            Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["name"] = $"Name of {subject}", ["groups"] = groups },
            SigningCredentials = signing ?? new SigningCredentials(_published[^1], SecurityAlgorithms.EcdsaSha256),
        });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _published.ForEach(key => key.ECDsa.Dispose());
    }
}
