using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Persons;

internal static class PersonEndpoints
{
    public static void MapPersons(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/persons").WithTags("Persons").Allow(Role.AgencyAdministrator).Reads(RecordReads.None);
        group.MapPost("/", AddAsync).WithName("AddPerson").WithSummary("Enter a person of the own agency")
            .WithDescription("The answer tells the name to sign in with, which is the one that was asked for and the agency's own ending, and the one-time secret with which the person sets a password; the secret is told this once.")
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422);
        group.MapGet("/", ListAsync).WithName("ListPersons").WithSummary("The persons of the own agency");
        group.MapPatch("/{id:guid}", ChangeAsync).WithName("ChangePerson").WithSummary("Change a person's roles, or shut the person out")
            .WithDescription("Open sessions of the person end.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        group.MapPost("/{id:guid}/one-time-secret", RenewSecretAsync).WithName("RenewOneTimeSecret").WithSummary("Give a person a new one-time secret")
            .WithDescription("For a person who forgot the password; an older secret is worth nothing any more.").ProducesProblem(404).ProducesProblem(422);
    }

    private static async Task<Results<Created<NewPersonResponse>, ProblemHttpResult>> AddAsync(
        NewPerson request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        RoleGrant.Check(requester, request.Roles);
        return await EnterAsync(store, requester, requester.AgencyId, request.Name, request.SignInName, request.Roles, cancellation);
    }

    /// <summary>Enters a person of any agency; whether that is allowed is the caller's to know.</summary>
    internal static async Task<Results<Created<NewPersonResponse>, ProblemHttpResult>> EnterAsync(
        EvidenceStore store, Requester requester, Guid agencyId, string name, string signInName, IEnumerable<Role> roles, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Agency agency = await db.Agencies.SingleAsync(a => a.Id == agencyId, cancellation);
        (Person person, string secret) = MemberRegister.AddPerson(db, agency, name.Trim(), MemberRegister.NameWithin(agency, signInName), roles);
        AccessNews.Changed(db, requester, "person", person.Id, agencyId, new { change = "Entered", roles = person.Roles });
        return await db.SaveUnlessExistsAsync(() => db.Persons.AsNoTracking().SingleOrDefaultAsync(p => p.SignInName == person.SignInName, cancellation), cancellation) is null
            ? TypedResults.Created($"/api/v1/persons/{person.Id}", new NewPersonResponse(PersonResponse.Of(person), secret))
            : ProblemCatalogue.AlreadyExists.ToResult($"The agency has a person of the sign-in name '{person.SignInName}' already. Choose another.");
    }

    private static async Task<Ok<PersonResponse[]>> ListAsync(Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Person> persons = await db.Persons.AsNoTracking().Where(p => p.AgencyId == requester.AgencyId).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancellation);
        return TypedResults.Ok(persons.Select(PersonResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<PersonResponse>, ProblemHttpResult>> ChangeAsync(
        Guid id, PersonChange request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await FindAsync(db, id, requester, cancellation) is not { } person)
            return ProblemResults.NotFound("person", id);
        RoleGrant.CheckReach(requester, person);
        if (request.Roles is { } roles)
        {
            RoleGrant.Check(requester, roles);
            if (person.IdentityProviderId is not null)
                throw new MemberRefusedException("The person's roles come from the agency's identity provider; change them there.");
            person.Roles = MemberRegister.Allowed(person.Agency!, roles);
        }
        if (request.IsBlocked is { } blocked)
            person.BlockedAt = blocked ? person.BlockedAt ?? Instant.Now : null;
        if (person.Id == requester.PersonId && (person.BlockedAt is not null || !person.Roles.Contains(Role.AgencyAdministrator)))
            throw new MemberRefusedException("Nobody shuts oneself out, nor lays down the administration alone. Let another administrator do it.");
        person.SecurityStamp = Guid.NewGuid();
        AccessNews.Changed(db, requester, "person", id, person.AgencyId, new { change = "Changed", roles = person.Roles, isBlocked = person.BlockedAt is not null });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(PersonResponse.Of(person));
    }

    private static async Task<Results<Ok<NewPersonResponse>, ProblemHttpResult>> RenewSecretAsync(
        Guid id, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await FindAsync(db, id, requester, cancellation) is not { } person)
            return ProblemResults.NotFound("person", id);
        RoleGrant.CheckReach(requester, person);
        if (person.IdentityProviderId is not null)
            throw new MemberRefusedException("The person signs in through the agency's identity provider and needs no secret here.");
        string secret = MemberRegister.RenewOneTimeSecret(person);
        AccessNews.Changed(db, requester, "person", id, person.AgencyId, new { change = "OneTimeSecret" });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(new NewPersonResponse(PersonResponse.Of(person), secret));
    }

    private static Task<Person?> FindAsync(EvidenceDb db, Guid id, Requester requester, CancellationToken cancellation) =>
        db.Persons.Include(p => p.Agency).SingleOrDefaultAsync(p => p.Id == id && p.AgencyId == requester.AgencyId, cancellation);
}
