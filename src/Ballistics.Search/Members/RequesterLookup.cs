using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Members;

/// <summary>From what a request carries to who asks. Nobody is found where something lapsed, was taken back or shut out.</summary>
public static class RequesterLookup
{
    /// <summary>Whoever holds a key.</summary>
    public static async Task<Requester?> ByKeyAsync(EvidenceDb db, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (Secret.PrefixOf(key) is not { } prefix)
            return null;
        ApiKey? entry = await db.ApiKeys.AsNoTracking().Include(k => k.Agency).Include(k => k.Person).SingleOrDefaultAsync(k => k.Prefix == prefix, cancellation);
        if (entry is null || !Secret.Fits(key, entry.Hash) || entry.RevokedAt is not null || entry.ExpiresAt <= Instant.Now || entry.Person?.BlockedAt is not null)
            return null;
        // A role taken from the person is taken from the person's keys.
        IEnumerable<Role> roles = entry.Person is { } person ? entry.Roles.Intersect(person.Roles) : entry.Roles;
        return Of(entry.Agency!, roles, entry.Person?.Name ?? entry.Name) with { PersonId = entry.PersonId, ApiKeyId = entry.Id };
    }

    /// <summary>The person of an open session.</summary>
    /// <param name="db">Where.</param>
    /// <param name="personId">The person.</param>
    /// <param name="stamp">The person's <see cref="Person.SecurityStamp"/> when the session was opened.</param>
    /// <param name="cancellation">Stops looking.</param>
    public static async Task<Requester?> BySessionAsync(EvidenceDb db, Guid personId, Guid stamp, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        Person? person = await db.Persons.AsNoTracking().Include(p => p.Agency).SingleOrDefaultAsync(p => p.Id == personId, cancellation);
        return person is null || person.SecurityStamp != stamp || person.BlockedAt is not null ? null : Of(person);
    }

    /// <summary>The machine of a certificate whose chain and dates were checked already.</summary>
    public static async Task<Requester?> ByCertificateAsync(EvidenceDb db, string thumbprint, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        MemberCertificate? entry = await db.MemberCertificates.AsNoTracking().Include(c => c.Agency).SingleOrDefaultAsync(c => c.Thumbprint == thumbprint, cancellation);
        return entry is null || entry.RevokedAt is not null || entry.ExpiresAt <= Instant.Now
            ? null
            : Of(entry.Agency!, entry.Roles, entry.Name) with { CertificateId = entry.Id };
    }

    /// <summary>The person a token was issued for; entered at the first sign-in, because a conclusion needs its person.</summary>
    /// <param name="db">Where.</param>
    /// <param name="provider">The provider that issued the token, with its agency.</param>
    /// <param name="subject">The provider's own name of the person.</param>
    /// <param name="name">The person's name as the provider gives it.</param>
    /// <param name="roles">The roles the token's claims stand for.</param>
    /// <param name="cancellation">Stops looking.</param>
    public static async Task<Requester?> ByTokenAsync(
        EvidenceDb db, IdentityProvider provider, string subject, string name, IReadOnlyList<Role> roles, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(provider);
        Task<Person?> FindAsync() => db.Persons.SingleOrDefaultAsync(p => p.IdentityProviderId == provider.Id && p.Subject == subject, cancellation);
        Person? person = await FindAsync();
        if (person is null)
        {
            person = new Person { AgencyId = provider.AgencyId, IdentityProviderId = provider.Id, Subject = subject, Name = name, Roles = roles, CreatedAt = Instant.Now };
            db.Persons.Add(person);
            AccessNews.Changed(db, AuditActor.Service, "person", person.Id, provider.AgencyId, new { change = "Vouched", provider = provider.Id, roles });
        }
        else if (!person.Roles.Order().SequenceEqual(roles.Order()))
        {
            AccessNews.Changed(db, AuditActor.Service, "person", person.Id, provider.AgencyId, new { change = "RolesByProvider", provider = provider.Id, roles });
        }
        (person.Name, person.Roles) = (name, roles);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two first requests at once: the other one entered the person, and told of it.
            db.ChangeTracker.Clear();
            if (await FindAsync() is not { } first)
                throw;
            person = first;
        }
        return person.BlockedAt is null ? Of(provider.Agency!, roles, name) with { PersonId = person.Id } : null;
    }

    private static Requester Of(Person person) => Of(person.Agency!, person.Roles, person.Name) with { PersonId = person.Id };

    // A robot's role is worth nothing outside an agency of simulated records, however it came there.
    private static Requester Of(Agency agency, IEnumerable<Role> roles, string name) => new()
    {
        AgencyId = agency.Id,
        CountryCode = agency.JurisdictionCode,
        IsSimulated = agency.IsSimulated,
        DisplayName = name,
        Roles = roles.Where(role => role != Role.BenchmarkRobot || agency.IsSimulated).ToHashSet(),
    };
}
