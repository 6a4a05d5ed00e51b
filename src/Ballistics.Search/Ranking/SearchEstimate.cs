using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>What a search would cost, reckoned from measured times before it is asked for.</summary>
/// <param name="Eligible">Exhibits it may reach that bear a mark of a kind the probe bears.</param>
/// <param name="MillisecondsPerComparison">Measured just now on one worker: the probe compared in full with eligible exhibits, or with itself where there is none.</param>
/// <param name="ExhaustiveSeconds">How long comparing all of them in full would take if no other search ran.</param>
public sealed record SearchEstimate(int Eligible, double MillisecondsPerComparison, double ExhaustiveSeconds)
{
    /// <summary>Counts what would be compared and measures what one comparison takes.</summary>
    /// <exception cref="ProbeNotSearchableException">The exhibit has no mark that can be compared.</exception>
    public static async Task<SearchEstimate> MakeAsync(EvidenceStore store, SearchRequest request, WorkerThreads workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(workers);
        await using EvidenceDb db = store.OpenDb();
        Agency requester = await db.Agencies.SingleAsync(a => a.Id == request.RequestingAgencyId, cancellation);
        ProbeExhibits probe = await ProbeExhibits.LoadAsync(store, request.Probe, null, cancellation);
        Reach reach = await Reach.OfAsync(db, requester, request.Purpose, Instant.Now, cancellation);
        IQueryable<Exhibit> scope = new SearchedScope(reach, request, probe.Kinds).Query(db);
        int eligible = await scope.CountAsync(cancellation);
        Guid[] sample = await scope.OrderBy(e => e.Id).Select(e => e.Id).Take(Limits.EstimateComparisons).ToArrayAsync(cancellation);
        var timed = new List<double>();
        await foreach (GalleryExhibit exhibit in Gallery.StreamAsync(store, sample.Length > 0 ? sample : [request.ProbeExhibitId], null, cancellation))
            timed.Add(await workers.RunAsync(() => Time(probe, exhibit.Unpack(store.Log)), cancellation));
        double each = timed.Average();
        return new SearchEstimate(eligible, each, eligible * each / 1000 / workers.MaximumConcurrencyLevel);
    }

    private static double Time(ProbeExhibits probe, IReadOnlyList<ExhibitMark> marks)
    {
        long start = Stopwatch.GetTimestamp();
        probe.Compare(marks);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
