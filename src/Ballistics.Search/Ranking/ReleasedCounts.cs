using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// How many exhibits a completed search looked at, of those that are within the requester's reach still: counted anew whenever they are
/// read, because a number that did not change with the list would betray what has been withdrawn from it.
/// </summary>
/// <param name="Eligible">Exhibits that were within reach when the search began and are now, and bear a mark of a kind the probe bears.</param>
/// <param name="Compared">Of those, how many were compared in full and given a score.</param>
/// <param name="NotComparable">Of those, how many were to be compared in full and could not.</param>
public sealed record ReleasedCounts(int Eligible, int Compared, int NotComparable)
{
    /// <summary>The counts of a search as they may be told to a requester now.</summary>
    /// <param name="store">Where the exhibits are.</param>
    /// <param name="db">A unit of work of it.</param>
    /// <param name="job">The search.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops counting.</param>
    public static async Task<ReleasedCounts> LoadAsync(EvidenceStore store, EvidenceDb db, SearchJob job, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(reach);
        if (job.State != SearchState.Completed || job.StartedAt is not { } began)
            return new ReleasedCounts(job.Eligible, job.Compared, job.NotComparable);
        Guid[] probe = [job.ProbeExhibitId, .. job.FurtherTestFires];
        MarkKind[] kinds = await db.Marks.Where(m => probe.Contains(m.ExhibitId) && m.ReceivedAt <= began).Select(m => m.Kind).Distinct().ToArrayAsync(cancellation);
        SearchFilter filter = job.Filter is null ? SearchFilter.None : JsonSerializer.Deserialize<SearchFilter>(job.Filter, JsonSerializerOptions.Web)!;
        var scope = new SearchedScope(reach, new SearchRequest(job.ProbeExhibitId, job.RequestingAgencyId) { Filter = filter, FurtherTestFires = [.. job.FurtherTestFires] }, kinds);
        IQueryable<Exhibit> now = SharingPolicy.Scope(db.Exhibits, reach);
        int eligible = await KeptAsync(store, job, scope, cancellation) ?? await CountAsync(db, now, scope, job, began, cancellation);
        IReadOnlyList<Guid> compared = job.ReadComparedExhibits(), unscored = job.ReadUnscoredExhibits();
        int notComparable = await now.CountAsync(e => unscored.Contains(e.Id), cancellation);
        int reached = job.Mode == SearchMode.Staged && compared.Count > 0 ? await now.CountAsync(e => compared.Contains(e.Id), cancellation) : eligible;
        return new ReleasedCounts(eligible, Math.Max(0, reached - notComparable), notComparable);
    }

    /// <summary>By what the process has kept of the search, and keeps of what is within reach now; null where either is not kept.</summary>
    private static async Task<int?> KeptAsync(EvidenceStore store, SearchJob job, SearchedScope scope, CancellationToken cancellation) =>
        store.Index is { Ready.IsCompletedSuccessfully: true } index && store.Searched.Holds(job.Id)
            ? store.Searched.CountIn(job.Id, index.Rows, await scope.IndexedAsync(store, index, cancellation)) : null;

    private static Task<int> CountAsync(EvidenceDb db, IQueryable<Exhibit> now, SearchedScope scope, SearchJob job, DateTimeOffset began, CancellationToken cancellation)
    {
        // Then it was for the purpose of then.
        IQueryable<Exhibit> both = SharingPolicy.Scope(now, scope.Reach with { At = began, Purpose = Reach.Normal(job.Purpose) });
        return scope.Request.Filter.Apply(Gallery.Eligible(both, [.. scope.Request.Probe], [.. scope.Kinds]))
            .CountAsync(e => e.Marks.Any(m => scope.Kinds.Contains(m.Kind) && m.ReceivedAt <= began), cancellation);
    }
}
