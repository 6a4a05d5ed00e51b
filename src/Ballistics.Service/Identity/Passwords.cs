using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Identity;

/// <summary>Signing in by name and password: stretched hashes (PBKDF2 with HMAC-SHA512), and a pause after failed attempts.</summary>
internal sealed class Passwords(EvidenceStore store)
{
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
        if (person?.PasswordHash is null || person.BlockedAt is not null || person.LockedUntil > Instant.Now)
            return null;
        if (result == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(db, person.Id, cancellation);
            return null;
        }
        (person.FailedSignIns, person.LockedUntil) = (0, null);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
            person.PasswordHash = _hasher.HashPassword(person, password);
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
    private static async Task CountFailureAsync(EvidenceDb db, Guid person, CancellationToken cancellation)
    {
        await db.Persons.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.FailedSignIns, p => p.FailedSignIns + 1), cancellation);
        DateTimeOffset until = Instant.Now + Limits.LockOut;
        await db.Persons.Where(p => p.Id == person && p.FailedSignIns >= Limits.FailedSignIns)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.LockedUntil, until).SetProperty(p => p.FailedSignIns, 0), cancellation);
    }
}
