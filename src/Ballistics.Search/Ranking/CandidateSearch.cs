using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>From an exhibit to its candidate list.</summary>
public static class CandidateSearch
{
    /// <summary>Compares an exhibit with every one its agency may reach, and ranks them.</summary>
    /// <param name="store">Where the exhibits are.</param>
    /// <param name="request">What is searched for, and on whose behalf.</param>
    /// <param name="workers">The threads that compare.</param>
    /// <param name="progress">Is told of every comparison, from any thread; may be null.</param>
    /// <param name="cancellation">Stops at the next comparison.</param>
    /// <exception cref="ProbeNotSearchableException">The exhibit is unknown or has no mark that can be compared.</exception>
    public static async Task<CandidateList> RunAsync(
        EvidenceStore store, SearchRequest request, TaskScheduler workers, IProgress<SearchProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        using Activity? activity = Instruments.Source.StartActivity("search");
        long start = Stopwatch.GetTimestamp();
        await using EvidenceDb db = store.OpenDb();

        Agency requester = await db.Agencies.SingleAsync(a => a.Id == request.RequestingAgencyId, cancellation);
        IReadOnlyList<ExhibitMark> probe = await LoadProbeAsync(store, db, request.ProbeExhibitId, cancellation);
        MarkKind[] kinds = [.. probe.Select(mark => mark.Kind).Distinct()];
        IQueryable<Exhibit> Eligible(EvidenceDb records) => Gallery.Eligible(SharingPolicy.Scope(records.Exhibits, requester), request.ProbeExhibitId, kinds);
        var tally = new SearchTally(await Eligible(db).CountAsync(cancellation), progress);
        var leading = new LeadingExhibits(request.ListLength);
        await CompareAsync(probe, Gallery.StreamAsync(store, Eligible, cancellation), leading, tally, store, workers, cancellation);
        IReadOnlyList<ScoredExhibit> ranked = CandidateList.Rank(leading.ToList(), request.ListLength);
        IReadOnlyList<Candidate> released = await SharingPolicy.ReleaseAsync(ranked, db.Exhibits, requester, cancellation);

        return new CandidateList(
            SearchMode.Exhaustive, tally.Compared + tally.NotComparable, tally.Compared, tally.NotComparable,
            Signature.CurrentVersion, ComparerVersion.Current, Stopwatch.GetElapsedTime(start), released);
    }

    private static async Task<IReadOnlyList<ExhibitMark>> LoadProbeAsync(EvidenceStore store, EvidenceDb db, Guid exhibit, CancellationToken cancellation)
    {
        IReadOnlyList<ExhibitMark> marks = (await Gallery.LoadAsync(db, exhibit, cancellation)).Unpack(store.Log);
        return marks.Count > 0
            ? marks
            : throw new ProbeNotSearchableException($"The exhibit {exhibit} has no mark that can be compared. Upload a scan with heights (X3P or AL3D) of one of its marks.");
    }

    internal static Task CompareAsync(
        IReadOnlyList<ExhibitMark> probe, IAsyncEnumerable<GalleryExhibit> eligible, LeadingExhibits leading, SearchTally tally,
        EvidenceStore store, TaskScheduler workers, CancellationToken cancellation)
    {
        var options = new ParallelOptions
        {
            TaskScheduler = workers,
            MaxDegreeOfParallelism = workers.MaximumConcurrencyLevel,
            CancellationToken = cancellation,
        };
        return Parallel.ForEachAsync(eligible, options, (exhibit, _) =>
        {
            ExhibitComparison comparison = ExhibitComparer.Compare(probe, exhibit.Unpack(store.Log));
            if (!double.IsNaN(comparison.Score))
                leading.Add(new ScoredExhibit(exhibit.Id, comparison));
            tally.Count(comparison);
            return ValueTask.CompletedTask;
        });
    }
}
