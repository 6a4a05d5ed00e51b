namespace Ballistics.Search.Storage;

/// <summary>A candidate that a standing search found. What may be shown of it is decided when somebody looks.</summary>
public sealed class StandingCandidate
{
    /// <summary>The standing search.</summary>
    public required Guid StandingSearchId { get; init; }

    /// <summary>The exhibit.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The exhibit; null where it was not loaded.</summary>
    public Exhibit? Exhibit { get; init; }

    /// <summary>Its score; larger is more alike. It orders candidates and is no probability.</summary>
    public required double Score { get; set; }

    /// <summary>The pairs of marks behind the score as <see cref="ComparisonJson"/> writes them.</summary>
    public required string Comparison { get; set; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; set; }

    /// <summary>Whether it came in after the exhibit that is searched with: what the standing search is there for.</summary>
    public required bool IsNew { get; set; }
}
