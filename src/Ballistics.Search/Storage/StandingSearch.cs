namespace Ballistics.Search.Storage;

/// <summary>
/// A search that never ends: made for every exhibit when its first mark can be compared, run against what its owner may reach then, and
/// held against every exhibit that comes in later and that its owner may reach.
/// </summary>
public sealed class StandingSearch
{
    /// <summary>Identifies it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The exhibit searched with; it has one standing search.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The agency that owns the exhibit; sharing is judged by it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its exhibit was last searched with; null before.</summary>
    public DateTimeOffset? RunAt { get; set; }

    /// <summary>Its candidates; empty where there are none or they were not loaded.</summary>
    public IList<StandingCandidate> Candidates { get; init; } = [];
}
