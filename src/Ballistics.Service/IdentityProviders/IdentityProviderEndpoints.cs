using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.IdentityProviders;

internal static class IdentityProviderEndpoints
{
    public static void MapIdentityProviders(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/identity-providers").WithTags("Identity providers").Allow(Role.NetworkOfficer).Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddIdentityProvider").WithSummary("Trust an agency's own OpenID Connect provider")
            .WithDescription("Tokens of the issuer then sign in persons of that agency, and of no other. Its keys are fetched from its discovery document, or given here as a JSON Web Key Set.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/", ListAsync).WithName("ListIdentityProviders").WithSummary("The identity providers that are trusted");
        group.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveIdentityProvider").WithSummary("Trust a provider no more")
            .WithDescription("The persons it vouched for stay on record, and can sign in no more.").ProducesProblem(404);
    }

    private static async Task<Results<Created<IdentityProviderResponse>, ProblemHttpResult>> AddAsync(
        NewIdentityProvider request, Requester requester, EvidenceStore store, Settings settings, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(request.Issuer, UriKind.Absolute, out Uri? issuer) || (issuer.Scheme != Uri.UriSchemeHttps && !(settings.AllowPrivateAddresses && issuer.Scheme == Uri.UriSchemeHttp)))
            return ProblemResults.Invalid("issuer", $"'{request.Issuer}' is no issuer. Give its address as its tokens name it, beginning with https://.");
        if (request.KeySet is not null && !IsKeySet(request.KeySet))
            return ProblemResults.Invalid("keySet", "This is no JSON Web Key Set (RFC 7517) with at least one public signing key. Leave it out to have the keys fetched from the issuer.");
        if (request.RoleMap.Values.Contains(Role.NetworkOfficer))
            return ProblemResults.Invalid("roleMap", "An agency's provider makes no network officer: it would rule over other agencies. Enter network officers here.");
        await using EvidenceDb db = store.OpenDb();
        if (!await db.Agencies.AnyAsync(a => a.Id == request.AgencyId, cancellation))
            return ProblemResults.NotFound("agency", request.AgencyId);
        var provider = new IdentityProvider
        {
            AgencyId = request.AgencyId,
            Issuer = request.Issuer,
            Audience = request.Audience,
            KeySet = request.KeySet,
            RoleClaim = request.RoleClaim,
            RoleMap = request.RoleMap,
        };
        db.IdentityProviders.Add(provider);
        AccessNews.Changed(db, requester, "identity-provider", provider.Id, provider.AgencyId, new { change = "Trusted", roles = provider.RoleMap.Values.Distinct().Order() });
        IdentityProvider? existing = await db.SaveUnlessExistsAsync(
            () => db.IdentityProviders.AsNoTracking().SingleOrDefaultAsync(p => p.Issuer == provider.Issuer && p.RemovedAt == null, cancellation), cancellation);
        return existing is null
            ? TypedResults.Created($"/api/v1/identity-providers/{provider.Id}", IdentityProviderResponse.Of(provider))
            : ProblemResults.Exists($"The issuer '{existing.Issuer}' is trusted already. Remove it first.", existing.Id);
    }

    private static async Task<Ok<IdentityProviderResponse[]>> ListAsync(EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<IdentityProvider> providers = await db.IdentityProviders.AsNoTracking().Where(p => p.RemovedAt == null).OrderBy(p => p.Issuer).ToListAsync(cancellation);
        return TypedResults.Ok(providers.Select(IdentityProviderResponse.Of).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.IdentityProviders.SingleOrDefaultAsync(p => p.Id == id && p.RemovedAt == null, cancellation) is not { } provider)
            return ProblemResults.NotFound("identity provider", id);
        provider.RemovedAt = Instant.Now;
        AccessNews.Changed(db, requester, "identity-provider", id, provider.AgencyId, new { change = "TrustedNoMore" });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static bool IsKeySet(string text)
    {
        try
        {
            return new JsonWebKeySet(text).GetSigningKeys() is { Count: > 0 } keys && keys.All(key => key is RsaSecurityKey or ECDsaSecurityKey or X509SecurityKey or JsonWebKey { Kty: "RSA" or "EC", HasPrivateKey: false });
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
