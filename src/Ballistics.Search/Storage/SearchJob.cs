namespace Ballistics.Search.Storage;

/// <summary>One search as a piece of work: asked for, run, and kept with its result.</summary>
public sealed class SearchJob
{
    /// <summary>Identifies the search.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The exhibit searched with.</summary>
    public required Guid ProbeExhibitId { get; init; }

    /// <summary>The agency on whose behalf it is run; sharing is judged by it.</summary>
    public required Guid RequestingAgencyId { get; init; }

    /// <summary>The most candidates its list may hold.</summary>
    public required int ListLength { get; init; }

    /// <summary>How far it has come.</summary>
    public SearchState State { get; set; } = SearchState.Queued;

    /// <summary>How much of what it may reach it compares.</summary>
    public SearchMode Mode { get; set; } = SearchMode.Exhaustive;

    /// <summary>Exhibits it may reach that bear a mark of a kind the probe bears; grows into its final value while running.</summary>
    public int Eligible { get; set; }

    /// <summary>Of those, how many were given a score so far.</summary>
    public int Compared { get; set; }

    /// <summary>Of those, how many could not be given a score so far.</summary>
    public int NotComparable { get; set; }

    /// <summary>Version of the signatures that were compared; null before it ran.</summary>
    public int? SignatureVersion { get; set; }

    /// <summary>Version of the program that compared; null before it ran.</summary>
    public string? ComparerVersion { get; set; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last began to compare; null before.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it came to an end; null before.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>How long scoping, comparing and ranking took, milliseconds; null before it completed.</summary>
    public double? Milliseconds { get; set; }

    /// <summary>What stopped it; null where nothing did.</summary>
    public string? Problem { get; set; }

    /// <summary>Its candidates; empty where there are none or they were not loaded.</summary>
    public IList<StoredCandidate> Candidates { get; init; } = [];
}
