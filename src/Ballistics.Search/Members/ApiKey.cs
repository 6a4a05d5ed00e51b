using Ballistics.Search.Storage;

namespace Ballistics.Search.Members;

/// <summary>A key a program signs its requests with: scoped to roles, with an end, and kept only as a hash.</summary>
public sealed class ApiKey
{
    /// <summary>Identifies the key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency it acts for.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The person it acts for, whose roles bound its own; null where it acts for the agency's machines.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>That person; null where there is none or it was not loaded.</summary>
    public Person? Person { get; init; }

    /// <summary>What it is for, in the words of whoever made it.</summary>
    public required string Name { get; init; }

    /// <summary>The key's first letters, by which it is found and recognised; no secret.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the whole key in lower-case hexadecimal digits. The key has 256 random bits, so that stretching would add nothing.</summary>
    public required string Hash { get; init; }

    /// <summary>The roles it may act in.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it lapses.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back; null while not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
