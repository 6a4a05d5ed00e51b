using Ballistics.Search.Storage;

namespace Ballistics.Search.Members;

/// <summary>Somebody who works for an agency. Signs in by name and password here, or through the agency's own identity provider.</summary>
public sealed class Person
{
    /// <summary>Identifies the person.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency the person works for.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The person's name.</summary>
    public required string Name { get; set; }

    /// <summary>The name to sign in with, unique in the whole service, lower case; null where only the identity provider vouches for the person.</summary>
    public string? SignInName { get; init; }

    /// <summary>The person's roles.</summary>
    public required IReadOnlyList<Role> Roles { get; set; }

    /// <summary>Salted and stretched hash of the password; null before one was set.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>SHA-256 of the one-time secret that sets the password; null where none is open.</summary>
    public string? OneTimeSecretHash { get; set; }

    /// <summary>When the one-time secret lapses; null where none is open.</summary>
    public DateTimeOffset? OneTimeSecretExpiresAt { get; set; }

    /// <summary>The identity provider that vouches for the person; null where the person signs in here.</summary>
    public Guid? IdentityProviderId { get; init; }

    /// <summary>The provider's own name of the person (claim sub); null where the person signs in here.</summary>
    public string? Subject { get; init; }

    /// <summary>Failed sign-ins since the last one that succeeded.</summary>
    public int FailedSignIns { get; set; }

    /// <summary>Until when no sign-in is accepted after too many failed ones; null where it is.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changes with every password, role and block, and with it every open session ends.</summary>
    public Guid SecurityStamp { get; set; } = Guid.NewGuid();

    /// <summary>When the person was entered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the agency's administrator shut the person out; null while not.</summary>
    public DateTimeOffset? BlockedAt { get; set; }
}
