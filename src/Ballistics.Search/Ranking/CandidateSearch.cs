using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Search.Index;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>From an exhibit to its candidate list.</summary>
public static class CandidateSearch
{
    /// <summary>
    /// Ranks the exhibits that an agency may reach by how they compare with one: all of them, or, of a large scope in a staged
    /// search, those that embeddings and coarse correlation put first.
    /// </summary>
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
        var clock = new StageClock();
        await using EvidenceDb db = store.OpenDb();

        Agency requester = await db.Agencies.SingleAsync(a => a.Id == request.RequestingAgencyId, cancellation);
        Reach reach = await Reach.OfAsync(db, requester, request.Purpose, request.AsOf ?? Instant.Now, cancellation);
        ProbeExhibits probe = await ProbeExhibits.LoadAsync(store, request.Probe, request.AsOf, cancellation);
        var scope = new SearchedScope(reach, request, probe.Kinds);
        (int eligible, IndexedMarks? index, ExhibitScope? indexed) = await ScopeAsync(store, db, scope, probe, request, cancellation);
        StageLengths lengths = request.Lengths;
        bool large = request.Mode == SearchMode.Staged && eligible > lengths.Shortlist;
        double scoped = clock.Lap();

        StagedSelection? staged = index is null || indexed is null ? null
            : await StagedSelection.RunAsync(store, index, probe, indexed, request.Filter.Reaches, lengths, request.AsOf, workers, cancellation);
        IAsyncEnumerable<GalleryExhibit> gallery = staged is null
            ? Gallery.StreamAsync(store, scope.Query, request.AsOf, cancellation)
            : staged.Chosen.ToAsyncEnumerable();
        clock.Lap();
        var tally = new SearchTally(eligible, progress);
        var leading = new LeadingExhibits(request.ListLength);
        await CompareAsync(probe, gallery, leading, tally, store, workers, cancellation);
        IReadOnlyList<ScoredExhibit> ranked = CandidateList.Rank(leading.ToList(), request.ListLength);
        double compared = clock.Lap();
        IReadOnlyList<Candidate> released = await ExhibitRelease.ApplyAsync(db, ranked, reach with { At = Instant.Now }, cancellation);

        int counted = staged is null ? tally.Compared + tally.NotComparable : eligible;
        var stages = new SearchStages(
            counted, staged?.Scanned ?? 0, staged?.NotIndexed ?? 0, staged?.Shortlisted ?? 0, staged?.CoarselyCompared ?? 0, tally.Compared, tally.NotComparable,
            index?.Embedding, lengths, new StageTimes(scoped, staged?.ScanMilliseconds ?? 0, staged?.CoarseMilliseconds ?? 0, compared, clock.Lap()))
        { EmbeddingUnavailable = large && index is null && store.Index?.EmbeddingFailure is not null, Noted = staged?.Noted };
        return new CandidateList(
            staged is null ? SearchMode.Exhaustive : SearchMode.Staged, counted, tally.Compared, tally.NotComparable,
            Signature.CurrentVersion, ComparerVersion.Current, Stopwatch.GetElapsedTime(start), released)
        { Stages = stages, ComparedExhibits = tally.Noted, UnscoredExhibits = tally.Unscored, Scope = index is null || indexed is null ? null : (index.Rows, indexed) };
    }

    /// <summary>How many exhibits are in scope; and where they are so many that they are searched by stages, the index and them as it asks for them.</summary>
    private static async Task<(int Eligible, IndexedMarks? Index, ExhibitScope? Indexed)> ScopeAsync(
        EvidenceStore store, EvidenceDb db, SearchedScope scope, ProbeExhibits probe, SearchRequest request, CancellationToken cancellation)
    {
        // Counting is as much work as reading; an index that is being made anew is waited for only where there is need of it.
        bool ready = request.Mode == SearchMode.Staged && store.Index is { Ready.IsCompletedSuccessfully: true };
        int eligible = ready ? 0 : await scope.Query(db).CountAsync(cancellation);
        if (request.Mode != SearchMode.Staged || (!ready && eligible <= request.Lengths.Shortlist))
            return (eligible, null, null);
        if (await UsableAsync(store, probe, cancellation) is not { } index)
            return (ready ? await scope.Query(db).CountAsync(cancellation) : eligible, null, null);
        ExhibitScope indexed = await scope.IndexedAsync(store, index, cancellation);
        return indexed.Count > request.Lengths.Shortlist ? (indexed.Count, index, indexed) : (indexed.Count, null, null);
    }

    // Without an index, or with a probe of whose marks none is embedded, every exhibit is compared: slowly, but none is lost.
    private static async Task<IndexedMarks?> UsableAsync(EvidenceStore store, ProbeExhibits probe, CancellationToken cancellation)
    {
        if (store.Index is not { } index)
            return null;
        await index.Ready.WaitAsync(cancellation);
        return index.Embeds(probe) ? index : null;
    }

    internal static Task CompareAsync(
        ProbeExhibits probe, IAsyncEnumerable<GalleryExhibit> gallery, LeadingExhibits leading, SearchTally tally,
        EvidenceStore store, TaskScheduler workers, CancellationToken cancellation) =>
        Gallery.ForEachAsync(gallery, workers, cancellation, exhibit =>
        {
            ExhibitComparison comparison = probe.Compare(exhibit.Unpack(store.Log));
            if (!double.IsNaN(comparison.Score))
                leading.Add(new ScoredExhibit(exhibit.Id, comparison));
            tally.Count(exhibit.Id, comparison);
        });
}
