namespace Ballistics.Search.Members;

/// <summary>Who asks: the agency a request is made for, the person or program that makes it, and what for.</summary>
public sealed record Requester
{
    /// <summary>The agency on whose behalf it is asked; sharing is judged by it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency's country, ISO 3166-1 alpha-2 (the code of its <see cref="Storage.Jurisdiction"/>).</summary>
    public required string CountryCode { get; init; }

    /// <summary>Whether the agency's records are simulated: such an agency reaches simulated records only.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>The person; null where a program asks that acts for no person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The key the request came with; null where it came with none.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>The machine's certificate the request came with; null where it came with none.</summary>
    public Guid? CertificateId { get; init; }

    /// <summary>Name of the person, key or machine, for people to read.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The roles in which it is asked.</summary>
    public required IReadOnlySet<Role> Roles { get; init; }

    /// <summary>What it is asked for, as stated with the request; null where nothing was stated.</summary>
    public string? Purpose { get; init; }

    /// <summary>Identifies whoever asks: the person where there is one, else the key, else the certificate.</summary>
    public Guid ActorId => PersonId ?? ApiKeyId ?? CertificateId ?? Guid.Empty;

    /// <summary>Whether it is asked in a role.</summary>
    public bool Has(Role role) => Roles.Contains(role);
}
