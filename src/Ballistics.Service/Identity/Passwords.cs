using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Identity;

/// <summary>Signing in by name and password: stretched hashes (PBKDF2 with HMAC-SHA512), and a pause after failed attempts.</summary>
internal sealed class Passwords(EvidenceStore store)
{
    private const string ByPassword = "Password", WrongPassword = "WrongPassword";

    private readonly PasswordHasher<Person> _hasher = new();
    private string? _decoy;

    /// <summary>The person of that name and password; null where either is wrong, the name is locked, or the person shut out, and no answer tells which.</summary>
    public async Task<Person?> SignInAsync(string signInName, string password, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        string name = MemberRegister.NormalName(signInName);
        Person? person = await db.Persons.SingleOrDefaultAsync(p => p.SignInName == name, cancellation);
        // An unknown name takes as long as a known one.
        string hash = person?.PasswordHash ?? (_decoy ??= _hasher.HashPassword(null!, Secret.NewOneTimeSecret()));
        PasswordVerificationResult result = _hasher.VerifyHashedPassword(person!, hash, password);
        string? why = person is null ? "Unknown" : person.PasswordHash is null ? "NoPassword" : person.BlockedAt is not null ? "ShutOut"
            : person.LockedUntil > Instant.Now ? "Locked" : result == PasswordVerificationResult.Failed ? WrongPassword : null;
        if (person is null || why is not null)
        {
            AccessNews.Refused(db, person, ByPassword, why!);
            if (why == WrongPassword)
                await CountFailureAsync(db, person!, cancellation);
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        (person.FailedSignIns, person.LockedUntil) = (0, null);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = _hasher.HashPassword(person, password);
        AccessNews.SignedIn(db, person, ByPassword);
        await db.SaveChangesAsync(cancellation);
        return person;
    }

    /// <summary>Sets a password; every open session of the person ends.</summary>
    public void Set(Person person, string password)
    {
        person.PasswordHash = _hasher.HashPassword(person, password);
        person.SecurityStamp = Guid.NewGuid();
        (person.FailedSignIns, person.LockedUntil) = (0, null);
    }

    // Counted by the database itself: attempts made at once all count.
    private static async Task CountFailureAsync(EvidenceDb db, Person person, CancellationToken cancellation)
    {
        await db.Persons.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.FailedSignIns, p => p.FailedSignIns + 1), cancellation);
        DateTimeOffset until = Instant.Now + Limits.LockOut;
        int locked = await db.Persons.Where(p => p.Id == person.Id && p.FailedSignIns >= Limits.FailedSignIns)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LockedUntil, until).SetProperty(p => p.FailedSignIns, 0), cancellation);
        if (locked > 0)
            AccessNews.LockedOut(db, person, until);
    }
}
