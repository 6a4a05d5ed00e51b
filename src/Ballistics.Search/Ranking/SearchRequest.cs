using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>What is searched for, and on whose behalf.</summary>
/// <param name="ProbeExhibitId">The exhibit searched with.</param>
/// <param name="RequestingAgencyId">The agency by which sharing is judged.</param>
/// <param name="ListLength">The most candidates of the list.</param>
public sealed record SearchRequest(Guid ProbeExhibitId, Guid RequestingAgencyId, int ListLength = Limits.DefaultListLength)
{
    /// <summary>How much of what it may reach is compared in full.</summary>
    public SearchMode Mode { get; init; } = SearchMode.Staged;

    /// <summary>Further test fires of the firearm that the probe was fired from: each is compared, and the best comparison counts.</summary>
    public IReadOnlyList<Guid> FurtherTestFires { get; init; } = [];

    /// <summary>What it is narrowed to.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>Only marks that had come in by then are compared, so that the list can be made again later; null for all.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How many exhibits leave each stage of a staged search.</summary>
    public StageLengths Lengths { get; init; } = StageLengths.For(ListLength);

    /// <summary>All exhibits searched with.</summary>
    internal IReadOnlyList<Guid> Probe => [ProbeExhibitId, .. FurtherTestFires];
}
