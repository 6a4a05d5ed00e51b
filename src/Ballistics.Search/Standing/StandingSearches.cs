using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Alerts;
using Ballistics.Search.Index;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Standing;

/// <summary>
/// Searches with every exhibit that a mark came in of: against what its owner may reach, and among the candidates of every earlier exhibit
/// whose owner may reach it. One after the other, and after a restart where an ended process stopped: an exhibit is due from the
/// transaction that kept its mark to the one that keeps what was found.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="workers">The threads that compare.</param>
/// <param name="scans">Where uploads are prepared, to which the searches give way.</param>
public sealed class StandingSearches(EvidenceStore store, TaskScheduler workers, ScanWorkers scans)
{
    /// <summary>Runs what is due, then waits for more, until stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Limits.StandingInterval);
        do
            await RunDueAsync(stopping);
        while (await timer.WaitForNextTickAsync(stopping));
    }

    /// <summary>Runs what is due now.</summary>
    /// <returns>How many standing searches were run.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        int run = 0;
        while (await NextAsync(cancellation) is { } due)
        {
            await scans.GiveWayAsync(cancellation);
            await RunOneAsync(due, cancellation);
            run++;
        }
        return run;
    }

    private async Task<DueExhibit?> NextAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Guid exhibit = await db.Marks.Where(m => m.IsStandingDue && m.State != MarkState.Received).OrderBy(m => m.Id).Select(m => m.ExhibitId).FirstOrDefaultAsync(cancellation);
        if (exhibit == Guid.Empty)
            return null;
        // A mark that comes in, or is prepared, from here on makes the exhibit due again.
        Guid[] marks = await db.Marks.Where(m => m.ExhibitId == exhibit && m.IsStandingDue && m.State != MarkState.Received).Select(m => m.Id).ToArrayAsync(cancellation);
        return new DueExhibit(exhibit, await db.Exhibits.Where(e => e.Id == exhibit).Select(e => e.AgencyId).SingleAsync(cancellation), marks);
    }

    private async Task RunOneAsync(DueExhibit due, CancellationToken cancellation)
    {
        try
        {
            CandidateList list = await CandidateSearch.RunAsync(store, new SearchRequest(due.ExhibitId, due.AgencyId), workers, null, cancellation);
            await KeepAsync(due, list.Candidates, await FindEarlierAsync(due, cancellation), cancellation);
        }
        catch (ProbeNotSearchableException)
        {
            // Pictures alone, or signatures that are to be made again: nothing to look with.
            await KeepAsync(due, [], [], cancellation);
        }
    }

    /// <summary>The standing searches of other exhibits that may reach this one, of those exhibits that are most like it.</summary>
    private async Task<IReadOnlyList<ComparedProbe>> FindEarlierAsync(DueExhibit due, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        ProbeExhibits probe = await ProbeExhibits.LoadAsync(store, [due.ExhibitId], null, cancellation);
        var reaching = new List<Guid>();
        foreach (Agency agency in await db.Agencies.AsNoTracking().Where(a => db.StandingSearches.Any(s => s.AgencyId == a.Id)).ToListAsync(cancellation))
            if (await SharingPolicy.Scope(db.Exhibits.Where(e => e.Id == due.ExhibitId), await Reach.OfAsync(db, agency, null, Instant.Now, cancellation)).AnyAsync(cancellation))
                reaching.Add(agency.Id);
        MarkKind[] kinds = probe.Kinds;
        IQueryable<Exhibit> Earlier(EvidenceDb records) => records.Exhibits.Where(e =>
            e.Marks.Any(m => kinds.Contains(m.Kind)) && records.StandingSearches.Any(s => s.ExhibitId == e.Id && reaching.Contains(s.AgencyId)));
        var lengths = StageLengths.For(Limits.DefaultListLength);
        ExhibitScope? scope = null;
        if (store.Index is { Ready.IsCompletedSuccessfully: true } index && index.Embeds(probe))
        {
            string key = $"standing searches of {string.Join(' ', reaching.Order())} for {string.Join(' ', kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal))}";
            SignatureIndex rows = index.Rows;
            scope = rows.Change(await store.Scopes.GetAsync(key, Instant.Now, rows, Earlier, cancellation), [due.ExhibitId], []);
        }
        IAsyncEnumerable<GalleryExhibit> compared = scope is not null && scope.Count > lengths.Shortlist
            ? (await StagedSelection.RunAsync(store, store.Index!, probe, scope, _ => true, lengths, null, workers, cancellation)).Chosen.ToAsyncEnumerable()
            : Gallery.StreamAsync(store, await Earlier(db).Where(e => e.Id != due.ExhibitId).Select(e => e.Id).ToArrayAsync(cancellation), null, cancellation);
        var found = new System.Collections.Concurrent.ConcurrentBag<ComparedProbe>();
        await Gallery.ForEachAsync(compared, workers, cancellation, exhibit =>
        {
            // The earlier exhibit is the probe of its own standing search: it comes first in the pair.
            if (probe.CompareFrom(exhibit.Unpack(store.Log)) is var comparison && !double.IsNaN(comparison.Score))
                found.Add(new ComparedProbe(exhibit.Id, comparison));
        });
        return [.. found.OrderBy(probe => probe.ExhibitId)];
    }

    private async Task KeepAsync(DueExhibit due, IReadOnlyList<Candidate> candidates, IReadOnlyList<ComparedProbe> earlier, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        StandingSearch? standing = await db.StandingSearches.SingleOrDefaultAsync(s => s.ExhibitId == due.ExhibitId, cancellation);
        if (standing is null)
            db.StandingSearches.Add(standing = new StandingSearch { ExhibitId = due.ExhibitId, AgencyId = due.AgencyId, CreatedAt = Instant.Now });
        standing.RunAt = Instant.Now;
        foreach (Candidate candidate in candidates)
            await PutAsync(db, standing.Id, candidate.ExhibitId, candidate.Comparison, isNew: false, cancellation);
        foreach (ComparedProbe probe in earlier)
            if (await db.StandingSearches.AsNoTracking().SingleOrDefaultAsync(s => s.ExhibitId == probe.ExhibitId, cancellation) is { } other)
                await AddNewAsync(db, other, due.ExhibitId, probe.Comparison, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.Marks.Where(m => due.Marks.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsStandingDue, false), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Puts a later exhibit among an earlier one's candidates, if it ranks among them, and tells its owner where it ranks high.</summary>
    private static async Task AddNewAsync(EvidenceDb db, StandingSearch standing, Guid exhibit, ExhibitComparison comparison, CancellationToken cancellation)
    {
        // What has been withdrawn takes no place: by an alert that does not come it would be told of.
        Agency owner = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == standing.AgencyId, cancellation);
        IQueryable<Exhibit> reachable = SharingPolicy.Scope(db.Exhibits, await Reach.OfAsync(db, owner, null, Instant.Now, cancellation));
        int better = await db.StandingCandidates.CountAsync(
            c => c.StandingSearchId == standing.Id && c.ExhibitId != exhibit && c.Score > comparison.Score && reachable.Any(e => e.Id == c.ExhibitId), cancellation);
        if (better >= Limits.DefaultListLength)
            return;
        bool isKnown = await db.StandingCandidates.AnyAsync(c => c.StandingSearchId == standing.Id && c.ExhibitId == exhibit, cancellation);
        await PutAsync(db, standing.Id, exhibit, comparison, isNew: true, cancellation);
        if (!isKnown && better < Limits.StandingAlertRank)
            AlertOutbox.Add(db, standing.AgencyId, AlertKind.CandidatesFound, "exhibit", standing.ExhibitId);
    }

    private static async Task PutAsync(EvidenceDb db, Guid standing, Guid exhibit, ExhibitComparison comparison, bool isNew, CancellationToken cancellation)
    {
        StandingCandidate? kept = await db.StandingCandidates.SingleOrDefaultAsync(c => c.StandingSearchId == standing && c.ExhibitId == exhibit, cancellation);
        if (kept is null)
            db.StandingCandidates.Add(new StandingCandidate
            {
                StandingSearchId = standing,
                ExhibitId = exhibit,
                Score = comparison.Score,
                Comparison = ComparisonJson.Write(comparison),
                FoundAt = Instant.Now,
                IsNew = isNew,
            });
        else
            (kept.Score, kept.Comparison) = (comparison.Score, ComparisonJson.Write(comparison));
    }

    private sealed record DueExhibit(Guid ExhibitId, Guid AgencyId, Guid[] Marks);

    private sealed record ComparedProbe(Guid ExhibitId, ExhibitComparison Comparison);
}
