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

    /// <summary>What it is searched for; null where nothing is stated. Terms of sharing may be open to some purposes only.</summary>
    public string? Purpose { get; init; }

    /// <summary>Further test fires of the firearm that the probe was fired from: each is compared, and the best comparison counts.</summary>
    public IReadOnlyList<Guid> FurtherTestFires { get; init; } = [];

    /// <summary>What it is narrowed to.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;

    /// <summary>
    /// Only marks that had come in by then are compared, and sharing is judged by the terms of that instant, so that the list can be made
    /// again later; null for all, by the terms of now.
    /// </summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>How many exhibits leave each stage of a staged search.</summary>
    public StageLengths Lengths { get; init; } = StageLengths.For(ListLength);

    /// <summary>All exhibits searched with.</summary>
    internal IReadOnlyList<Guid> Probe => [ProbeExhibitId, .. FurtherTestFires];
}
