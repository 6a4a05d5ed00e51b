using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Persons;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Keys;

internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/keys").WithTags("Keys").Allow(Role.AgencyAdministrator).Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddKey").WithSummary("Make a key of the own agency")
            .WithDescription("The answer tells the key, this once; the service keeps its hash. Send it as `Authorization: Bearer KEY`.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        group.MapGet("/", ListAsync).WithName("ListKeys").WithSummary("The keys of the own agency, without the keys themselves");
        group.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeKey").WithSummary("Take a key back").ProducesProblem(404);
    }

    private static async Task<Results<Created<NewKeyResponse>, ProblemHttpResult>> AddAsync(
        NewKey request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        RoleGrant.Check(requester, request.Roles);
        await using EvidenceDb db = store.OpenDb();
        Agency agency = await db.Agencies.SingleAsync(a => a.Id == requester.AgencyId, cancellation);
        Person? person = null;
        if (request.PersonId is { } id)
        {
            person = await db.Persons.SingleOrDefaultAsync(p => p.Id == id && p.AgencyId == requester.AgencyId, cancellation);
            if (person is null)
                return ProblemResults.NotFound("person", id);
            RoleGrant.CheckReach(requester, person);
        }
        (ApiKey entry, string key) = MemberRegister.AddKey(
            db, agency, request.Name.Trim(), request.Roles, person, request.Days is { } days ? TimeSpan.FromDays(days) : null);
        AccessNews.Changed(db, requester, "key", entry.Id, agency.Id, new { change = "Made", roles = entry.Roles, person = entry.PersonId });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created($"/api/v1/keys/{entry.Id}", NewKeyResponse.Of(entry, key));
    }

    private static async Task<Ok<KeyResponse[]>> ListAsync(Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<ApiKey> keys = await db.ApiKeys.AsNoTracking().Where(k => k.AgencyId == requester.AgencyId).OrderBy(k => k.Id).ToListAsync(cancellation);
        return TypedResults.Ok(keys.Select(KeyResponse.Of).ToArray());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == id && k.AgencyId == requester.AgencyId, cancellation) is not { } key)
            return ProblemResults.NotFound("key", id);
        key.RevokedAt ??= Instant.Now;
        AccessNews.Changed(db, requester, "key", id, key.AgencyId, new { change = "TakenBack" });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.NoContent();
    }
}
