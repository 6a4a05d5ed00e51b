using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Audit;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// Searches a data folder with marks that are not kept in it, on behalf of whoever holds the folder: it reaches every exhibit,
/// because who can read the files is kept from nothing by a rule of the program. It is told in the trail like any other, and to the
/// owner of every exhibit of its list. Searches of agencies go by <see cref="CandidateSearch"/>.
/// </summary>
public static class LocalSearch
{
    /// <summary>Compares the marks with every exhibit that bears one of their kinds, and ranks them.</summary>
    /// <param name="store">The data folder.</param>
    /// <param name="request">What is searched for, and for what.</param>
    /// <param name="progress">Is told of every comparison, from any thread; may be null.</param>
    /// <param name="cancellation">Stops at the next comparison.</param>
    public static async Task<CandidateList> RunAsync(
        EvidenceStore store, LocalRequest request, IProgress<SearchProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        (IReadOnlyList<ExhibitMark> probe, _, _, int listLength) = request;
        long start = Stopwatch.GetTimestamp();
        await using EvidenceDb db = store.OpenDb();
        using var workers = new WorkerThreads("search worker", WorkerThreads.SuitableCount);
        Guid search = await TellSubmittedAsync(db, request, cancellation);
        MarkKind[] kinds = [.. probe.Select(mark => mark.Kind).Distinct()];
        IQueryable<Exhibit> Eligible(EvidenceDb records) => Gallery.Eligible(records.Exhibits, [], kinds);

        var tally = new SearchTally(await Eligible(db).CountAsync(cancellation), progress);
        var leading = new LeadingExhibits(listLength);
        await CandidateSearch.CompareAsync(new ProbeExhibits([probe]), Gallery.StreamAsync(store, Eligible, null, cancellation), leading, tally, store, workers, cancellation);
        IReadOnlyList<ScoredExhibit> ranked = CandidateList.Rank(leading.ToList(), listLength);

        var list = new CandidateList(
            SearchMode.Exhaustive, tally.Compared + tally.NotComparable, tally.Compared, tally.NotComparable,
            Signature.CurrentVersion, ComparerVersion.Current, Stopwatch.GetElapsedTime(start), await DescribeAsync(ranked, db, cancellation));
        await TellCompletedAsync(db, search, request.Purpose, list, cancellation);
        return list;
    }

    private static async Task<Guid> TellSubmittedAsync(EvidenceDb db, LocalRequest request, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        AuditTrail.Append(
            db, AuditActor.Operator, AuditAction.SearchSubmitted, new AuditSubject("search", id, null), request.Purpose, new { request.Sha256, request.ListLength, mode = $"{SearchMode.Exhaustive}" });
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    // Before anything of the list is shown.
    private static async Task TellCompletedAsync(EvidenceDb db, Guid search, string purpose, CandidateList list, CancellationToken cancellation)
    {
        AuditTrail.Append(
            db, AuditActor.Operator, AuditAction.SearchCompleted, new AuditSubject("search", search, null), purpose,
            new { mode = $"{list.Mode}", list.Eligible, list.Compared, list.NotComparable, listed = list.Candidates.Count });
        Guid[] ids = [.. list.Candidates.Select(candidate => candidate.ExhibitId)];
        Dictionary<Guid, Guid> owners = await db.Exhibits.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.AgencyId, cancellation);
        foreach (Guid exhibit in ids)
            AuditTrail.Append(db, AuditActor.Operator, AuditAction.CandidatesRead, new AuditSubject("exhibit", exhibit, owners[exhibit]), purpose, new { search });
        await db.SaveChangesAsync(cancellation);
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
