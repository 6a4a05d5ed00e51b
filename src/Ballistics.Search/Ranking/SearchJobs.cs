using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Ballistics.Comparison;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// Searches as work that outlives the request and the process: kept when asked for, run in turn, stopped on demand, and
/// taken up again after a restart.
/// </summary>
/// <param name="store">Where searches are kept.</param>
/// <param name="workers">The threads that compare.</param>
public sealed class SearchJobs(EvidenceStore store, TaskScheduler workers)
{
    // Exhaustive searches have a queue of their own, so that however many there are none stands before a staged one.
    private readonly Channel<Guid> _staged = Channel.CreateBounded<Guid>(Limits.QueuedSearches), _exhaustive = Channel.CreateBounded<Guid>(Limits.QueuedSearches);
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>Keeps a search and puts it at the end of the queue.</summary>
    /// <param name="probeExhibitId">The exhibit to search with, on behalf of the agency that owns it.</param>
    /// <param name="listLength">The most candidates of the list.</param>
    /// <param name="cancellation">Stops before the search is kept.</param>
    /// <returns>The search; null where there is no such exhibit.</returns>
    /// <inheritdoc cref="SubmitAsync(SearchRequest, CancellationToken, Requester)"/>
    public async Task<SearchJob?> SubmitAsync(Guid probeExhibitId, int listLength, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Guid owner = await db.Exhibits.Where(e => e.Id == probeExhibitId).Select(e => e.AgencyId).SingleOrDefaultAsync(cancellation);
        return owner == Guid.Empty ? null : await SubmitAsync(new SearchRequest(probeExhibitId, owner, listLength), cancellation);
    }

    /// <summary>Keeps a search and puts it at the end of the queue.</summary>
    /// <param name="request">What is searched for, and on whose behalf.</param>
    /// <param name="cancellation">Stops before the search is kept.</param>
    /// <param name="requester">Who asks for it; null at the prompt, where whoever holds the data folder does.</param>
    /// <returns>The search; null where the agency has no such exhibit: of another agency's nothing is told, not even that it is there.</returns>
    /// <exception cref="ProbeNotSearchableException">An exhibit has no mark that can be compared.</exception>
    /// <exception cref="SearchLimitException">The agency has too many searches waiting or running.</exception>
    /// <exception cref="SearchQueueFullException">Too many searches wait already.</exception>
    public async Task<SearchJob?> SubmitAsync(SearchRequest request, CancellationToken cancellation, Requester? requester = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using EvidenceDb db = store.OpenDb();
        foreach (Guid exhibit in request.Probe)
        {
            var probe = await db.Exhibits.Where(e => e.Id == exhibit)
                .Select(e => new { e.AgencyId, Ready = e.Marks.Any(m => m.State == MarkState.Ready) }).SingleOrDefaultAsync(cancellation);
            if (probe is null || probe.AgencyId != request.RequestingAgencyId)
                return null;
            if (!probe.Ready)
                throw new ProbeNotSearchableException($"The exhibit {exhibit} has no mark that can be compared. Upload a scan with heights (X3P or AL3D) of one of its marks.");
        }
        int active = await db.Searches.CountAsync(
            s => s.RequestingAgencyId == request.RequestingAgencyId && (s.State == SearchState.Queued || s.State == SearchState.Running), cancellation);
        if (active >= Limits.SearchesOfAgency)
            throw new SearchLimitException($"The agency has {active} searches waiting or running, of at most {Limits.SearchesOfAgency}. Wait for some to end, or cancel some.");
        Channel<Guid> queue = QueueOf(request.Mode);
        if (queue.Reader.Count >= Limits.QueuedSearches)
            throw new SearchQueueFullException($"{Limits.QueuedSearches} searches are waiting already. Try again later.");
        var job = new SearchJob
        {
            ProbeExhibitId = request.ProbeExhibitId,
            FurtherTestFires = [.. request.FurtherTestFires],
            RequestingAgencyId = request.RequestingAgencyId,
            RequesterId = requester?.ActorId,
            RequestedBy = requester?.DisplayName,
            Purpose = requester?.Purpose,
            ListLength = request.ListLength,
            Mode = request.Mode,
            Filter = request.Filter == SearchFilter.None ? null : JsonSerializer.Serialize(request.Filter, JsonSerializerOptions.Web),
            CreatedAt = Instant.Now,
        };
        db.Searches.Add(job);
        AuditTrail.Append(
            db, requester is null ? AuditActor.Service with { AgencyId = job.RequestingAgencyId } : AuditActor.Of(requester), AuditAction.SearchSubmitted,
            new AuditSubject("search", job.Id, job.RequestingAgencyId), job.Purpose, new { exhibits = request.Probe, request.ListLength, mode = $"{request.Mode}" });
        await db.SaveChangesAsync(cancellation);
        await queue.Writer.WriteAsync(job.Id, CancellationToken.None);
        return job;
    }

    private Channel<Guid> QueueOf(SearchMode mode) => mode == SearchMode.Exhaustive ? _exhaustive : _staged;

    /// <summary>Stops a search that waits or runs; one that has ended stays as it is.</summary>
    /// <returns>The search as it is now; null where there is none.</returns>
    public async Task<SearchJob?> CancelAsync(Guid id, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        await db.Searches.Where(s => s.Id == id && (s.State == SearchState.Queued || s.State == SearchState.Running))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SearchState.Cancelled).SetProperty(s => s.FinishedAt, DateTimeOffset.UtcNow), cancellation);
        SearchJob? job = await db.Searches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation);
        if (job?.State == SearchState.Cancelled && _running.TryGetValue(id, out CancellationTokenSource? running))
            await running.CancelAsync();
        return job;
    }

    /// <summary>Takes up what an ended process left, then runs searches as they come, until stopped.</summary>
    /// <param name="stopping">Stops the searches that run; the next start takes them up again.</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        Task[] runners =
        [
            .. Enumerable.Range(0, Limits.ConcurrentSearches).Select(_ => RunQueueAsync(_staged, stopping)),
            .. Enumerable.Range(0, Limits.ConcurrentExhaustiveSearches).Select(_ => RunQueueAsync(_exhaustive, stopping)),
        ];
        try
        {
            await using EvidenceDb db = store.OpenDb();
            var left = await db.Searches.Where(s => s.State == SearchState.Queued || s.State == SearchState.Running)
                .OrderBy(s => s.Id).Select(s => new { s.Id, s.Mode }).ToArrayAsync(stopping);
            foreach (var search in left)
                await QueueOf(search.Mode).Writer.WriteAsync(search.Id, stopping);
        }
        finally
        {
            await Task.WhenAll(runners);
        }
    }

    private async Task RunQueueAsync(Channel<Guid> queue, CancellationToken stopping)
    {
        try
        {
            await foreach (Guid id in queue.Reader.ReadAllAsync(stopping))
                await RunOneAsync(id, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task RunOneAsync(Guid id, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        // A search that was submitted while those of the last process were taken up stands in the queue twice.
        if (!_running.TryAdd(id, cancellation))
            return;
        long start = Stopwatch.GetTimestamp();
        string outcome = "failed";
        try
        {
            outcome = await TryRunAsync(id, cancellation.Token) ? "completed" : "dropped";
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            outcome = stopping.IsCancellationRequested ? "interrupted" : "cancelled";
        }
        catch (Exception exception)
        {
            SearchLog.Failed(store.Log, id, exception);
            await FailAsync(id, exception is ProbeNotSearchableException ? exception.Message : "The search stopped on an internal error; the log names it. Start it again.");
        }
        finally
        {
            _running.TryRemove(id, out _);
            Instruments.Searches.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
            SearchLog.Ended(store.Log, id, outcome, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private async Task<bool> TryRunAsync(Guid id, CancellationToken cancellation)
    {
        SearchJob job;
        DateTimeOffset now = Instant.Now;
        await using (EvidenceDb db = store.OpenDb())
        {
            int begun = await db.Searches.Where(s => s.Id == id && (s.State == SearchState.Queued || s.State == SearchState.Running))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.State, SearchState.Running).SetProperty(s => s.StartedAt, now)
                        .SetProperty(s => s.SignatureVersion, Signature.CurrentVersion).SetProperty(s => s.ComparerVersion, ComparerVersion.Current),
                    cancellation);
            if (begun == 0)
                return false;
            job = await db.Searches.AsNoTracking().SingleAsync(s => s.Id == id, cancellation);
        }
        await using var progress = new KeptProgress(store, id);
        var request = new SearchRequest(job.ProbeExhibitId, job.RequestingAgencyId, job.ListLength + Limits.ListReserve)
        {
            Mode = job.Mode,
            Purpose = job.Purpose,
            AsOf = job.StartedAt,
            FurtherTestFires = [.. job.FurtherTestFires],
            Filter = job.Filter is null ? SearchFilter.None : JsonSerializer.Deserialize<SearchFilter>(job.Filter, JsonSerializerOptions.Web)!,
        };
        CandidateList list = await CandidateSearch.RunAsync(store, request, workers, progress, cancellation);
        if (list.Scope is { } scope)
            store.Searched.Keep(id, scope.Rows, scope.Exhibits);
        return await CompleteAsync(id, list);
    }

    private static byte[]? Write(IReadOnlyList<Guid> ids) => ids.Count == 0 ? null : [.. ids.SelectMany(id => id.ToByteArray(bigEndian: true))];

    // List and state are written together or not at all; a cancellation that came first wins.
    private async Task<bool> CompleteAsync(Guid id, CandidateList list)
    {
        StoredCandidate[] lines = [.. list.Candidates.Select(candidate => StoredCandidate.Of(id, candidate.Rank, candidate.ExhibitId, candidate.Comparison))];
        byte[]? compared = Write(list.ComparedExhibits), unscored = Write(list.UnscoredExhibits);
        string? stages = list.Stages?.ToJson();
        string digest = ListDigest.Of(lines);
        await using EvidenceDb db = store.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync();
        int completed = await db.Searches.Where(s => s.Id == id && s.State == SearchState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(s => s.State, SearchState.Completed).SetProperty(s => s.Mode, list.Mode).SetProperty(s => s.Eligible, list.Eligible)
                .SetProperty(s => s.Compared, list.Compared).SetProperty(s => s.NotComparable, list.NotComparable)
                .SetProperty(s => s.Stages, stages).SetProperty(s => s.ComparedExhibits, compared).SetProperty(s => s.UnscoredExhibits, unscored).SetProperty(s => s.ListDigest, digest)
                .SetProperty(s => s.Milliseconds, list.Duration.TotalMilliseconds).SetProperty(s => s.FinishedAt, DateTimeOffset.UtcNow));
        if (completed == 0)
            return false;
        db.Candidates.AddRange(lines);
        Guid agency = await db.Searches.Where(s => s.Id == id).Select(s => s.RequestingAgencyId).SingleAsync();
        AuditTrail.Append(
            db, AuditActor.Service with { AgencyId = agency }, AuditAction.SearchCompleted, new AuditSubject("search", id, agency), null,
            new { mode = $"{list.Mode}", list.Eligible, list.Compared, list.NotComparable, listed = list.Candidates.Count });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }

    // Where not even this can be written (a full disk), the search stays as running and the next start takes it up again.
    private async Task FailAsync(Guid id, string problem)
    {
        try
        {
            await using EvidenceDb db = store.OpenDb();
            await db.Searches.Where(s => s.Id == id && s.State == SearchState.Running)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(s => s.State, SearchState.Failed).SetProperty(s => s.Problem, problem).SetProperty(s => s.FinishedAt, DateTimeOffset.UtcNow));
        }
        catch (DbException exception)
        {
            SearchLog.Failed(store.Log, id, exception);
        }
    }
}
