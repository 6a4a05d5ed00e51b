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

    /// <summary>The person or program that asked for it; null where it was asked for at the prompt.</summary>
    public Guid? RequesterId { get; init; }

    /// <summary>Name of whoever asked for it, for people to read; null where it was asked for at the prompt.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>What it was asked for, as stated; null where nothing was stated.</summary>
    public string? Purpose { get; init; }

    /// <summary>The most candidates its list may hold.</summary>
    public required int ListLength { get; init; }

    /// <summary>How far it has come.</summary>
    public SearchState State { get; set; } = SearchState.Queued;

    /// <summary>How much of what it may reach it compares: as asked for, and once it is completed as was done.</summary>
    public SearchMode Mode { get; set; } = SearchMode.Staged;

    /// <summary>Further test fires of the probe's firearm.</summary>
    public IList<Guid> FurtherTestFires { get; init; } = [];

    /// <summary>What it is narrowed to, JSON of a <see cref="Ranking.SearchFilter"/>; null where it is not.</summary>
    public string? Filter { get; init; }

    /// <summary>What each stage looked at, JSON of <see cref="Ranking.SearchStages"/>; null before it completed.</summary>
    public string? Stages { get; set; }

    /// <summary>Ids of the exhibits that were compared in full, 16 bytes each, big-endian; null before, or where they are too many to note.</summary>
    public byte[]? ComparedExhibits { get; set; }

    /// <summary>Ids of those of them that could not be given a score, as before.</summary>
    public byte[]? UnscoredExhibits { get; set; }

    /// <summary>SHA-256 over the lines of its list; null before it completed.</summary>
    public string? ListDigest { get; set; }

    /// <summary>Exhibits it may reach that bear a mark of a kind the probe bears; known once it runs.</summary>
    public int Eligible { get; set; }

    /// <summary>Of those, how many were compared in full and given a score so far.</summary>
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

    /// <summary>When a person went through its list; null before.</summary>
    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Who did; null before.</summary>
    public Guid? ReviewedBy { get; set; }

    /// <summary>What that person has to say of it; null before.</summary>
    public string? ReviewRemark { get; set; }

    /// <summary>What stopped it; null where nothing did.</summary>
    public string? Problem { get; set; }

    /// <summary>The exhibits that were compared in full; empty where they were not noted.</summary>
    internal IReadOnlyList<Guid> ReadComparedExhibits() => Read(ComparedExhibits);

    /// <summary>The exhibits that could not be given a score; empty where there are none, or too many to note.</summary>
    internal IReadOnlyList<Guid> ReadUnscoredExhibits() => Read(UnscoredExhibits);

    /// <summary>Takes an exhibit that was purged out of what was noted.</summary>
    internal void ForgetExhibit(Guid exhibit)
    {
        ComparedExhibits = Without(ComparedExhibits, exhibit);
        UnscoredExhibits = Without(UnscoredExhibits, exhibit);
        Stages = Ranking.SearchStages.Without(Stages, exhibit);
    }

    private static byte[]? Without(byte[]? ids, Guid exhibit) =>
        Read(ids).Contains(exhibit) ? [.. Read(ids).Where(id => id != exhibit).SelectMany(id => id.ToByteArray(bigEndian: true))] : ids;

    private static Guid[] Read(byte[]? ids) => [.. (ids ?? []).Chunk(16).Select(id => new Guid(id, bigEndian: true))];

    /// <summary>Its candidates; empty where there are none or they were not loaded.</summary>
    public IList<StoredCandidate> Candidates { get; init; } = [];
}
