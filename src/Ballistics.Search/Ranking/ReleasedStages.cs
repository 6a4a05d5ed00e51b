using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// What each stage of a completed search looked at, of what is within the requester's reach still. A number that stayed while the list
/// changed would be a second list to compare the first with.
/// </summary>
/// <param name="Stages">The counts; null where they are not known, or not known any more.</param>
/// <param name="Remark">Why they are not shown, in words; null where they are, or never were kept.</param>
public sealed record ReleasedStages(SearchStages? Stages, string? Remark)
{
    private const string NotNoted =
        "Some of what this search looked at was withdrawn or removed since, and how many of the rest each stage had looked at was not noted: the counts of the stages are left out. "
        + "Eligible, compared and not comparable are counted anew, over what is within reach. Search again to have the stages' counts.";

    /// <summary>The stages as they may be told to a requester now.</summary>
    /// <param name="db">Where searches are.</param>
    /// <param name="job">The search, completed.</param>
    /// <param name="counts">Its counts as they may be told now.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops counting.</param>
    public static async Task<ReleasedStages> LoadAsync(EvidenceDb db, SearchJob job, ReleasedCounts counts, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(counts);
        if (job.Stages is null)
            return new ReleasedStages(null, null);
        SearchStages kept = SearchStages.FromJson(job.Stages);
        // Of a search by one stage the counts are those of the list.
        if (kept is { Scanned: 0, Shortlisted: 0 })
            return new ReleasedStages(kept with { Eligible = counts.Eligible, FullyCompared = counts.Compared, NotComparable = counts.NotComparable }, null);
        if (counts.Eligible == job.Eligible)
            return new ReleasedStages(kept, null);
        if (kept.Noted is not { } noted)
            return new ReleasedStages(null, NotNoted);
        Guid[] all = noted.All;
        IQueryable<Exhibit> now = SharingPolicy.Scope(db.Exhibits.Where(e => all.Contains(e.Id)), reach);
        HashSet<Guid> within = await SharingPolicy.Scope(now, reach with { At = job.StartedAt ?? reach.At }).Select(e => e.Id).ToHashSetAsync(cancellation);
        NotedStages left = noted.Where(within.Contains);
        return new ReleasedStages(
            kept with
            {
                Eligible = counts.Eligible,
                Scanned = counts.Eligible - left.NotIndexed.Count,
                NotIndexed = left.Awaiting.Count,
                Shortlisted = left.Shortlisted.Count,
                CoarselyCompared = left.Correlated.Count,
                FullyCompared = counts.Compared,
                NotComparable = counts.NotComparable,
            },
            null);
    }
}
