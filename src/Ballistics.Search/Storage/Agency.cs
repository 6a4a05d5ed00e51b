namespace Ballistics.Search.Storage;

/// <summary>An agency that submits exhibits and owns their records.</summary>
public sealed class Agency
{
    /// <summary>Identifies the agency (UUID version 7: later agencies sort later).</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name, unique within its jurisdiction.</summary>
    public required string Name { get; init; }

    /// <summary>Code of its <see cref="Jurisdiction"/>.</summary>
    public required string JurisdictionCode { get; init; }

    /// <summary>Whether it is its country's National Central Bureau, which stands for the country's other agencies before the network; one a country.</summary>
    public bool IsNationalCentralBureau { get; set; }

    /// <summary>Whether its records are simulated. Its searches reach simulated records only, and benchmark robots work for no other agency.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>Its terms of sharing, all versions, its default's and its exhibits' own; empty where they were not loaded.</summary>
    public IList<SharingTerms> Terms { get; init; } = [];
}
