using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Keys;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Sessions;

internal static class SessionEndpoints
{
    private const string OneTimeSecret = "OneTimeSecret";
    private const string BeforeSignIn = "It is how one signs in: it takes a secret, and every address may try it a limited number of times a minute.";

    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session", SignInAsync).WithTags("Sessions").WithName("SignIn").WithSummary("Sign in by name and password")
            .WithDescription("Opens a session: the cookie goes with further requests by itself, and what changes anything needs the header X-Ballistics-Antiforgery with the antiforgeryToken of GET /session. After 5 failed attempts a name is locked for 15 minutes; the answer is the same.")
            .AllowAnyone(BeforeSignIn).Reads(RecordReads.None).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapPost("/first-sign-in", SetPasswordAsync).WithTags("Sessions").WithName("FirstSignIn").WithSummary("Set the password with a one-time secret, and sign in")
            .AllowAnyone(BeforeSignIn).Reads(RecordReads.None).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapPost("/first-key", MintKeyAsync).WithTags("Sessions").WithName("FirstKey").WithSummary("Mint a key with a one-time secret")
            .WithDescription("The key has the person's roles. It is told in this answer and never again.")
            .AllowAnyone(BeforeSignIn).Reads(RecordReads.None).ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        routes.MapGet("/session", GetAsync).WithTags("Sessions").WithName("GetSession").WithSummary("Who asks: agency, name and roles").Allow(RouteAccess.Members).Reads(RecordReads.None);
        routes.MapDelete("/session", (Delegate)SignOutAsync).WithTags("Sessions").WithName("SignOut").WithSummary("Sign out").Allow(RouteAccess.Members).Reads(RecordReads.None);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> SignInAsync(
        SignInRequest request, Passwords passwords, HttpContext http, ILogger<Passwords> log, CancellationToken cancellation)
    {
        if (await passwords.SignInAsync(request.SignInName, request.Password, cancellation) is not { } person)
            return Refused(http, log, "The name or the password is wrong, or the name is locked for a while after failed attempts.");
        return await OpenAsync(http, person, log);
    }

    private static async Task<Results<Ok, ProblemHttpResult>> SetPasswordAsync(
        FirstSignInRequest request, Passwords passwords, EvidenceStore store, HttpContext http, ILogger<Passwords> log, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await UseSecretAsync(db, request.Secret, cancellation) is not { } person)
            return Refused(http, log, "The one-time secret is wrong, lapsed or used.");
        passwords.Set(person, request.Password);
        AccessNews.SignedIn(db, person, OneTimeSecret);
        await db.SaveChangesAsync(cancellation);
        return await OpenAsync(http, person, log);
    }

    private static async Task<Results<Created<NewKeyResponse>, ProblemHttpResult>> MintKeyAsync(
        FirstKeyRequest request, EvidenceStore store, HttpContext http, ILogger<Passwords> log, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await UseSecretAsync(db, request.Secret, cancellation) is not { } person)
            return Refused(http, log, "The one-time secret is wrong, lapsed or used.");
        (ApiKey entry, string key) = MemberRegister.AddKey(db, person.Agency!, $"First key of {person.Name}", person.Roles, person);
        AccessNews.SignedIn(db, person, OneTimeSecret);
        AccessNews.Changed(db, new AuditActor(person.AgencyId, $"{person.Id}", string.Join(' ', person.Roles.Order())), "key", entry.Id, person.AgencyId, new { change = "Made", roles = entry.Roles, person = person.Id });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Created($"/api/v1/keys/{entry.Id}", NewKeyResponse.Of(entry, key));
    }

    private static async Task<Ok<SessionResponse>> GetAsync(
        Requester requester, EvidenceStore store, IAntiforgery antiforgery, HttpContext http, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Agency agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == requester.AgencyId, cancellation);
        return TypedResults.Ok(SessionResponse.Of(requester, agency, antiforgery.GetAndStoreTokens(http).RequestToken!));
    }

    private static async Task<NoContent> SignOutAsync(HttpContext http)
    {
        await http.SignOutAsync(Schemes.Session);
        return TypedResults.NoContent();
    }

    // The secret is worth nothing from here on, whoever else sends it at the same time: the database lets one of them take it.
    private static async Task<Person?> UseSecretAsync(EvidenceDb db, string secret, CancellationToken cancellation)
    {
        string hash = Secret.Hash(secret.Trim().ToLowerInvariant());
        Person? person = await db.Persons.Include(p => p.Agency).SingleOrDefaultAsync(p => p.OneTimeSecretHash == hash, cancellation);
        if (person is null || person.OneTimeSecretExpiresAt <= Instant.Now || person.BlockedAt is not null)
        {
            AccessNews.Refused(db, person, OneTimeSecret, person is null ? "Unknown" : person.BlockedAt is null ? "Lapsed" : "ShutOut");
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        int taken = await db.Persons.Where(p => p.Id == person.Id && p.OneTimeSecretHash == hash).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.OneTimeSecretHash, (string?)null).SetProperty(p => p.OneTimeSecretExpiresAt, (DateTimeOffset?)null), cancellation);
        if (taken == 1)
            return person;
        AccessNews.Refused(db, person, OneTimeSecret, "Used");
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private static async Task<Ok> OpenAsync(HttpContext http, Person person, ILogger log)
    {
        await SessionCookie.OpenAsync(http, person);
        ServiceLog.SignedIn(log, person.Id);
        return TypedResults.Ok();
    }

    private static ProblemHttpResult Refused(HttpContext http, ILogger log, string detail)
    {
        ServiceLog.SignInFailed(log, http.Connection.RemoteIpAddress);
        return ProblemCatalogue.NotSignedIn.ToResult(detail);
    }
}
