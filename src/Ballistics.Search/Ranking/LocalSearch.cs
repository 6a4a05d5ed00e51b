using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// Searches a data folder with marks that are not kept in it, on behalf of whoever holds the folder: it reaches every exhibit,
/// because who can read the files is kept from nothing by a rule of the program. Searches of agencies go by <see cref="CandidateSearch"/>.
/// </summary>
public static class LocalSearch
{
    /// <summary>Compares the marks with every exhibit that bears one of their kinds, and ranks them.</summary>
    /// <param name="store">The data folder.</param>
    /// <param name="probe">The marks; one at least.</param>
    /// <param name="listLength">The most candidates of the list.</param>
    /// <param name="progress">Is told of every comparison, from any thread; may be null.</param>
    /// <param name="cancellation">Stops at the next comparison.</param>
    public static async Task<CandidateList> RunAsync(
        EvidenceStore store, IReadOnlyList<ExhibitMark> probe, int listLength, IProgress<SearchProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(probe);
        long start = Stopwatch.GetTimestamp();
        await using EvidenceDb db = store.OpenDb();
        using var workers = new WorkerThreads("search worker", WorkerThreads.SuitableCount);
        MarkKind[] kinds = [.. probe.Select(mark => mark.Kind).Distinct()];
        IQueryable<Exhibit> Eligible(EvidenceDb records) => Gallery.Eligible(records.Exhibits, [], kinds);

        var tally = new SearchTally(await Eligible(db).CountAsync(cancellation), progress);
        var leading = new LeadingExhibits(listLength);
        await CandidateSearch.CompareAsync(new ProbeExhibits([probe]), Gallery.StreamAsync(store, Eligible, null, cancellation), leading, tally, store, workers, cancellation);
        IReadOnlyList<ScoredExhibit> ranked = CandidateList.Rank(leading.ToList(), listLength);

        return new CandidateList(
            SearchMode.Exhaustive, tally.Compared + tally.NotComparable, tally.Compared, tally.NotComparable,
            Signature.CurrentVersion, ComparerVersion.Current, Stopwatch.GetElapsedTime(start), await DescribeAsync(ranked, db, cancellation));
    }

    private static async Task<IReadOnlyList<Candidate>> DescribeAsync(
        IReadOnlyList<ScoredExhibit> ranked, EvidenceDb db, CancellationToken cancellation)
    {
        Guid[] ids = [.. ranked.Select(scored => scored.ExhibitId)];
        Dictionary<Guid, Exhibit> exhibits = await db.Exhibits.AsNoTracking().Where(e => ids.Contains(e.Id))
            .Include(e => e.Agency).Include(e => e.CaseRecord).ToDictionaryAsync(e => e.Id, cancellation);
        return [.. ranked.Select((scored, index) => Candidate.Of(index + 1, new ExhibitRelease(exhibits[scored.ExhibitId], ReleaseLevel.Full, null), scored.Comparison))];
    }
}
