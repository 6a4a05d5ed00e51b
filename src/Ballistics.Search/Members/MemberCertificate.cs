using Ballistics.Search.Storage;

namespace Ballistics.Search.Members;

/// <summary>A certificate, issued by the network's own authority, with which a machine of an agency identifies itself (mutual TLS).</summary>
public sealed class MemberCertificate
{
    /// <summary>Identifies the entry.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency the machine acts for.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>What the machine is, in the words of whoever entered it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the certificate (DER) in lower-case hexadecimal digits, unique here.</summary>
    public required string Thumbprint { get; init; }

    /// <summary>The certificate's subject, for people to read.</summary>
    public required string Subject { get; init; }

    /// <summary>The roles the machine may act in.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>When the certificate lapses.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was taken back; null while not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
