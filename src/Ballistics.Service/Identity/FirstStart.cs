using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Identity;

/// <summary>
/// Makes the local administrator of a new data folder, and tells whoever starts the service the one-time secret: it opens the
/// first session or mints the first key, once. While it has not been used every start tells a new one.
/// </summary>
internal sealed class FirstStart(EvidenceStore store, Settings settings) : IHostedService
{
    /// <summary>The name the local administrator signs in with.</summary>
    public const string SignInName = "admin";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.AnnounceFirstSignIn && await PrepareAsync(cancellationToken) is { } secret)
            await Console.Error.WriteLineAsync(
                $"\n  First sign-in: name {SignInName}, one-time secret {secret}\n" +
                "  It sets the password on the page, or mints the first key (POST /api/v1/first-key), once; the next start tells a new one until then.\n");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The one-time secret; null where somebody can sign in already.</summary>
    public async Task<string?> PrepareAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        string secret;
        if (await db.Persons.SingleOrDefaultAsync(p => p.SignInName == SignInName, cancellation) is { } waiting)
        {
            if (waiting.OneTimeSecretHash is null || waiting.PasswordHash is not null || await db.ApiKeys.AnyAsync(k => k.PersonId == waiting.Id, cancellation))
                return null;
            secret = MemberRegister.RenewOneTimeSecret(waiting);
        }
        else if (await db.Persons.AnyAsync(cancellation) || await db.ApiKeys.AnyAsync(cancellation))
        {
            return null;
        }
        else
        {
            Agency agency = await MemberRegister.FindOrAddAgencyAsync(db, settings.Agency, settings.Jurisdiction, cancellation);
            (Person first, secret) = MemberRegister.AddPerson(
                db, agency, "Local administrator", SignInName, Enum.GetValues<Role>().Where(role => role != Role.BenchmarkRobot));
            AccessNews.Changed(db, AuditActor.Service, "person", first.Id, agency.Id, new { change = "Entered", roles = first.Roles });
        }
        await db.SaveChangesAsync(cancellation);
        return secret;
    }
}
