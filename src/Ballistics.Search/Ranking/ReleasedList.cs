using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// A kept list as a requester may see it now. It is released anew whenever it is read, so that terms that have become narrower hold
/// for lists that were made before too: what is out of reach is gone, ranks close up, and the reserve fills the end.
/// </summary>
public static class ReleasedList
{
    /// <summary>The candidates of a completed search, rank 1 first, at most as many as were asked for.</summary>
    /// <param name="db">Where lists are.</param>
    /// <param name="job">The search.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<IReadOnlyList<ReleasedCandidate>> LoadAsync(EvidenceDb db, SearchJob job, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(job);
        var kept = await db.Candidates.Where(c => c.SearchJobId == job.Id).OrderBy(c => c.Rank).Select(c => new { c.Rank, c.ExhibitId }).ToListAsync(cancellation);
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, [.. kept.Select(c => c.ExhibitId)], reach, cancellation);
        return [.. kept.Where(c => released.ContainsKey(c.ExhibitId)).Take(job.ListLength)
            .Select((c, index) => new ReleasedCandidate(index + 1, CandidateHandle.Of(job.Id, c.ExhibitId), c.Rank, released[c.ExhibitId]))];
    }
}
