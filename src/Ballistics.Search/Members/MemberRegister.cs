using System.Security.Cryptography;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Members;

/// <summary>Enters persons and keys, and hands out their secrets: each is told once and kept as a hash.</summary>
public static class MemberRegister
{
    /// <summary>Enters a person who will sign in by name and password.</summary>
    /// <param name="db">Where; nothing is saved yet.</param>
    /// <param name="agency">The agency the person works for.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="signInName">The name to sign in with.</param>
    /// <param name="roles">The person's roles.</param>
    /// <returns>The person, and the one-time secret that sets the password.</returns>
    /// <exception cref="MemberRefusedException">A role is not open to the agency.</exception>
    public static (Person Person, string OneTimeSecret) AddPerson(
        EvidenceDb db, Agency agency, string name, string signInName, IEnumerable<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        var person = new Person
        {
            AgencyId = agency.Id,
            Name = name,
            SignInName = NormalName(signInName),
            Roles = Allowed(agency, roles),
            CreatedAt = Instant.Now,
        };
        db.Persons.Add(person);
        return (person, RenewOneTimeSecret(person));
    }

    /// <summary>
    /// The sign-in name of a person of an agency: the one that was asked for and an ending of the agency's own. So no agency learns, by a
    /// name that is taken, who works for another.
    /// </summary>
    public static string NameWithin(Agency agency, string signInName)
    {
        ArgumentNullException.ThrowIfNull(agency);
        string ending = Convert.ToHexStringLower(SHA256.HashData(agency.Id.ToByteArray(bigEndian: true)))[..8];
        return $"{NormalName(signInName)}@{agency.JurisdictionCode.ToLowerInvariant()}-{ending}";
    }

    /// <summary>Gives a person a new one-time secret; an older one is worth nothing any more.</summary>
    public static string RenewOneTimeSecret(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        string secret = Secret.NewOneTimeSecret();
        person.OneTimeSecretHash = Secret.Hash(secret);
        person.OneTimeSecretExpiresAt = Instant.Now + Limits.OneTimeSecretLife;
        return secret;
    }

    /// <summary>Enters a key.</summary>
    /// <param name="db">Where; nothing is saved yet.</param>
    /// <param name="agency">The agency it acts for.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="roles">The roles it may act in.</param>
    /// <param name="person">The person it acts for, whose roles bound its own; null for a machine of the agency.</param>
    /// <param name="life">How long it is valid; null for the default.</param>
    /// <returns>The entry, and the key itself.</returns>
    /// <exception cref="MemberRefusedException">A role is not open to the agency or to the person.</exception>
    public static (ApiKey Entry, string Key) AddKey(
        EvidenceDb db, Agency agency, string name, IEnumerable<Role> roles, Person? person = null, TimeSpan? life = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        IReadOnlyList<Role> allowed = Allowed(agency, roles);
        if (person is not null && allowed.FirstOrDefault(role => !person.Roles.Contains(role), (Role)(-1)) is var more && Enum.IsDefined(more))
            throw new MemberRefusedException($"{person.Name} has not the role {more}; a key gives no role that its person has not.");
        string key = Secret.NewKey();
        var entry = new ApiKey
        {
            AgencyId = agency.Id,
            PersonId = person?.Id,
            Name = name,
            Prefix = Secret.PrefixOf(key)!,
            Hash = Secret.Hash(key),
            Roles = allowed,
            CreatedAt = Instant.Now,
            ExpiresAt = Instant.Now + (life ?? Limits.DefaultKeyLife),
        };
        db.ApiKeys.Add(entry);
        return (entry, key);
    }

    /// <summary>The agency of that name, entered where there is none.</summary>
    public static async Task<Agency> FindOrAddAgencyAsync(EvidenceDb db, string name, string jurisdiction, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Agencies.SingleOrDefaultAsync(a => a.Name == name && a.JurisdictionCode == jurisdiction, cancellation)
            ?? db.Agencies.Add(new Agency { Name = name, JurisdictionCode = jurisdiction }).Entity;
    }

    /// <summary>A sign-in name as it is kept: letter case and blanks around it do not count.</summary>
    public static string NormalName(string signInName)
    {
        ArgumentNullException.ThrowIfNull(signInName);
        return signInName.Trim().ToLowerInvariant();
    }

    /// <summary>The roles, each once, if the agency may give them.</summary>
    /// <exception cref="MemberRefusedException">None was given, or one is not open to the agency.</exception>
    public static IReadOnlyList<Role> Allowed(Agency agency, IEnumerable<Role> roles)
    {
        ArgumentNullException.ThrowIfNull(agency);
        Role[] distinct = [.. roles.Distinct().Order()];
        if (distinct.Length == 0)
            throw new MemberRefusedException("No role was given; give at least one.");
        if (distinct.Contains(Role.BenchmarkRobot) && (!agency.IsSimulated || distinct.Length > 1))
            throw new MemberRefusedException("A benchmark robot has no other role and works for an agency of simulated records only.");
        return distinct;
    }
}
