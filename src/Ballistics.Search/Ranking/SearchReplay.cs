using Ballistics.Comparison;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// A kept list made again: the exhibits that were compared in full are compared anew, by the marks they had when the search began.
/// What an owner has withdrawn before the list was released stays out; what was purged since is missing, and the replay differs.
/// </summary>
/// <param name="Digest">SHA-256 of the kept list.</param>
/// <param name="ReplayedDigest">SHA-256 of the list made again; the same where every rank, score, pose and cell is.</param>
/// <param name="Compared">Exhibits that were compared anew.</param>
/// <param name="ComparerVersion">Version of the program that compared then.</param>
/// <param name="ReplayedBy">Version of the program that compared now.</param>
/// <param name="DifferingRanks">Ranks at which the two lists differ.</param>
public sealed record SearchReplay(
    string Digest, string ReplayedDigest, int Compared, string ComparerVersion, string ReplayedBy, IReadOnlyList<int> DifferingRanks)
{
    /// <summary>Whether the list made again is the very list that was kept.</summary>
    public bool IsSame => Digest == ReplayedDigest;

    /// <summary>Replays a completed search.</summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="id">The search.</param>
    /// <param name="workers">The threads that compare.</param>
    /// <param name="cancellation">Stops at the next comparison.</param>
    /// <param name="requester">Who asks: what is out of reach by now is left out of both lists. Null for whoever holds the data folder.</param>
    /// <returns>The replay; null where there is no such completed search.</returns>
    /// <exception cref="ReplayNotPossibleException">Its signatures are of another version than those there are now, or of regions put right since.</exception>
    public static async Task<SearchReplay?> RunAsync(EvidenceStore store, Guid id, TaskScheduler workers, CancellationToken cancellation, Requester? requester = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        SearchJob? job;
        await using (EvidenceDb db = store.OpenDb())
            job = await db.Searches.AsNoTracking().Include(s => s.Candidates).SingleOrDefaultAsync(s => s.Id == id && s.State == SearchState.Completed, cancellation);
        if (job is null)
            return null;
        if (job.SignatureVersion != Signature.CurrentVersion)
            throw new ReplayNotPossibleException($"The list was made with signatures of version {job.SignatureVersion}; those of now are of version {Signature.CurrentVersion}. Replay it with the program that made it, {job.ComparerVersion}.");
        ProbeExhibits probe = await ProbeExhibits.LoadAsync(store, [job.ProbeExhibitId, .. job.FurtherTestFires], job.StartedAt, cancellation);
        HashSet<Guid>? within = requester is null ? null : await WithinAsync(store, job, requester, cancellation);
        StoredCandidate[] lines = [.. job.Candidates.OrderBy(line => line.Rank).Where(line => within?.Contains(line.ExhibitId) != false)
            .Select((line, index) => StoredCandidate.Of(id, index + 1, line.ExhibitId, ComparisonJson.Read(line.Comparison)))];
        Guid[] listed = [.. lines.Select(candidate => candidate.ExhibitId)];
        Guid[] compared = [.. (job.ReadComparedExhibits() is { Count: > 0 } noted ? noted : listed).Where(exhibit => within?.Contains(exhibit) != false)];
        await RefuseWhereCorrectedAsync(store, job, [job.ProbeExhibitId, .. job.FurtherTestFires, .. compared], cancellation);
        var tally = new SearchTally(compared.Length, null);
        var leading = new LeadingExhibits(compared.Length);
        await CandidateSearch.CompareAsync(probe, Gallery.StreamAsync(store, compared, job.StartedAt, cancellation), leading, tally, store, workers, cancellation);

        StoredCandidate[] again = [.. CandidateList.Rank(leading.ToList(), compared.Length).Where(scored => listed.Contains(scored.ExhibitId))
            .Select((scored, index) => StoredCandidate.Of(id, index + 1, scored.ExhibitId, scored.Comparison))];
        Dictionary<int, StoredCandidate> kept = lines.ToDictionary(candidate => candidate.Rank);
        int[] differing = [.. Enumerable.Range(1, Math.Max(kept.Count, again.Length)).Where(rank =>
            rank > again.Length || !kept.TryGetValue(rank, out StoredCandidate? line) || line.ExhibitId != again[rank - 1].ExhibitId || line.Comparison != again[rank - 1].Comparison)];
        return new SearchReplay(ListDigest.Of(lines), ListDigest.Of(again), tally.Compared, job.ComparerVersion ?? "", Ranking.ComparerVersion.Current, differing);
    }

    /// <summary>A region that was put right since the search changed what is compared: the same list cannot come again.</summary>
    private static async Task RefuseWhereCorrectedAsync(EvidenceStore store, SearchJob job, HashSet<Guid> exhibits, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Guid> corrected = await db.RegionCorrections.Where(c => c.At > job.StartedAt).Join(db.Marks, c => c.MarkId, m => m.Id, (_, m) => m.ExhibitId).Distinct().ToListAsync(cancellation);
        if (corrected.Count(exhibits.Contains) is > 0 and int count)
            throw new ReplayNotPossibleException($"Of {count} of the exhibits compared an examiner has put a region right since: their marks were made ready anew. Search again.");
    }

    private static async Task<HashSet<Guid>> WithinAsync(EvidenceStore store, SearchJob job, Requester requester, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Reach reach = await Reach.OfAsync(db, requester with { Purpose = requester.Purpose ?? job.Purpose }, cancellation);
        Guid[] asked = [.. job.ReadComparedExhibits(), .. job.Candidates.Select(candidate => candidate.ExhibitId)];
        return await SharingPolicy.Scope(db.Exhibits, reach).Where(e => asked.Contains(e.Id)).Select(e => e.Id).ToHashSetAsync(cancellation);
    }
}
