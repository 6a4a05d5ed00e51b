using Ballistics.Comparison;

namespace Ballistics.Search.Storage;

/// <summary>One line of a kept candidate list.</summary>
public sealed class StoredCandidate
{
    /// <summary>The search it belongs to.</summary>
    public required Guid SearchJobId { get; init; }

    /// <summary>Its place in the list, from 1.</summary>
    public required int Rank { get; init; }

    /// <summary>The exhibit.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The exhibit; null where it was not loaded.</summary>
    public Exhibit? Exhibit { get; init; }

    /// <summary>Its score; larger is more alike.</summary>
    public required double Score { get; init; }

    /// <summary>The pairs of marks behind the score as <see cref="ComparisonJson"/> writes them.</summary>
    public required string Comparison { get; init; }

    /// <summary>A line as it is kept.</summary>
    internal static StoredCandidate Of(Guid search, int rank, Guid exhibit, ExhibitComparison comparison) => new()
    {
        SearchJobId = search,
        Rank = rank,
        ExhibitId = exhibit,
        Score = comparison.Score,
        Comparison = ComparisonJson.Write(comparison),
    };
}
