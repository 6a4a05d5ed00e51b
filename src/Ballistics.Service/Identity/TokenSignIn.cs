using System.Security.Claims;
using System.Text.Encodings.Web;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.Identity;

/// <summary>Finds who asks by a token of an agency's own OpenID Connect provider. The issuer decides the agency; the token cannot.</summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, EvidenceStore store, ProviderKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    // Asymmetric ones only: with a shared secret, whoever can check a token can make one.
    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler s_tokens = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Limits.TokenBytes };

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Schemes.Bearer(Request) is not { } token || token.Length > Limits.TokenBytes || !s_tokens.CanReadToken(token))
            return AuthenticateResult.Fail("The header Authorization bears neither a key nor a token.");
        await using EvidenceDb db = store.OpenDb();
        if (await FindProviderAsync(db, token) is not { } provider)
            return AuthenticateResult.Fail("No agency here trusts the token's issuer.");
        TokenValidationResult result = await ValidateAsync(token, provider);
        if (!result.IsValid)
            return AuthenticateResult.Fail(result.Exception);
        ClaimsIdentity claims = result.ClaimsIdentity;
        if (claims.FindFirst("sub")?.Value is not { Length: > 0 and <= Search.Limits.AddressLength } subject)
            return AuthenticateResult.Fail("The token names no subject.");
        Role[] roles = [.. claims.FindAll(provider.RoleClaim).Where(claim => provider.RoleMap.ContainsKey(claim.Value)).Select(claim => provider.RoleMap[claim.Value]).Distinct().Order()];
        string name = claims.FindFirst("name")?.Value ?? claims.FindFirst("preferred_username")?.Value ?? subject;
        Requester? requester = await RequesterLookup.ByTokenAsync(
            db, provider, subject, name[..Math.Min(name.Length, Search.Limits.NameLength)], roles, Context.RequestAborted);
        return requester is null
            ? AuthenticateResult.Fail("The person is shut out.")
            : AuthenticateResult.Success(SignedIn.Ticket(Context, requester, Scheme.Name));
    }

    private async Task<IdentityProvider?> FindProviderAsync(EvidenceDb db, string token)
    {
        try
        {
            // Nothing of the token is believed yet; its issuer only says with whose keys it is to be checked.
            string issuer = s_tokens.ReadJsonWebToken(token).Issuer;
            return await db.IdentityProviders.AsNoTracking().Include(p => p.Agency).SingleOrDefaultAsync(p => p.Issuer == issuer && p.RemovedAt == null, Context.RequestAborted);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, IdentityProvider provider)
    {
        TokenValidationResult result = await s_tokens.ValidateTokenAsync(token, Parameters(provider, await keys.OfAsync(provider, Context.RequestAborted)));
        // The provider may have changed its keys since they were fetched.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await keys.AnewAsync(provider, Context.RequestAborted) is { Count: > 0 } anew)
            result = await s_tokens.ValidateTokenAsync(token, Parameters(provider, anew));
        return result;
    }

    private static TokenValidationParameters Parameters(IdentityProvider provider, IEnumerable<SecurityKey> signing) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.Audience,
        IssuerSigningKeys = signing,
        ValidAlgorithms = s_algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = Limits.ClockSkew,
    };
}
