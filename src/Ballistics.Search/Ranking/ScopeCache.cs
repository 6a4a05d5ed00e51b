using System.Collections.Concurrent;
using Ballistics.Search.Index;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// Keeps what searches reach from one search to the next, so that it is not read for each. It is never stale: each search first reads
/// what has changed, and the exhibits that changed are judged anew by the very query that would have found all. Where everything may have
/// changed, or terms have begun or ended by the clock, all are.
/// </summary>
/// <param name="store">Where the exhibits are.</param>
internal sealed class ScopeCache(EvidenceStore store)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private long _uses;

    /// <summary>The exhibits of a query, as of everything that was committed before.</summary>
    /// <param name="key">Names the query and all it goes by but the instant.</param>
    /// <param name="at">The instant at which terms must be in force.</param>
    /// <param name="rows">The index that is searched.</param>
    /// <param name="query">The exhibits.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ExhibitScope> GetAsync(
        string key, DateTimeOffset at, SignatureIndex rows, Func<EvidenceDb, IQueryable<Exhibit>> query, CancellationToken cancellation)
    {
        Entry entry = _entries.GetOrAdd(key, _ => new Entry());
        entry.Used = Interlocked.Increment(ref _uses);
        DropOldest();
        // Who comes while it is read has it read once.
        await entry.Turn.WaitAsync(cancellation);
        try
        {
            KeptScope current = await CurrentAsync(entry.Kept, at, rows, query, cancellation);
            // A search that began before terms changed is judged by those of then, and leaves what is kept for later ones.
            if (entry.Kept is null || current.From >= entry.Kept.From)
                entry.Kept = current;
            return current.Exhibits;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private async Task<KeptScope> CurrentAsync(
        KeptScope? kept, DateTimeOffset at, SignatureIndex rows, Func<EvidenceDb, IQueryable<Exhibit>> query, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        // Read first: what is committed from here on is met again next time.
        long position = await store.ScopePositionAsync(db, cancellation);
        if (kept?.Holds(rows, at) != true)
            return await ReadAllAsync(db, position, at, rows, query, cancellation);
        List<Guid?> changes = await db.ScopeChanges.Where(c => c.Transaction >= kept.Position).Select(c => c.ExhibitId).Distinct()
            .Take(Limits.ScopeChanges + 1).ToListAsync(cancellation);
        if (changes.Contains(null) || changes.Count > Limits.ScopeChanges)
            return await ReadAllAsync(db, position, at, rows, query, cancellation);
        return await ChangeAsync(kept with { Position = position }, [.. changes.OfType<Guid>()], db, at, query, cancellation);
    }

    private static async Task<KeptScope> ReadAllAsync(
        EvidenceDb db, long position, DateTimeOffset at, SignatureIndex rows, Func<EvidenceDb, IQueryable<Exhibit>> query, CancellationToken cancellation)
    {
        (DateTimeOffset from, DateTimeOffset until) = await SpanAsync(db.Terms, at, cancellation);
        Guid[] all = await query(db).Select(e => e.Id).ToArrayAsync(cancellation);
        return new KeptScope(rows, rows.Scope(all), position, from, until);
    }

    private static async Task<KeptScope> ChangeAsync(
        KeptScope kept, Guid[] changed, EvidenceDb db, DateTimeOffset at, Func<EvidenceDb, IQueryable<Exhibit>> query, CancellationToken cancellation)
    {
        if (changed.Length == 0)
            return kept;
        var inside = new List<Guid>();
        foreach (Guid[] some in changed.Chunk(Limits.IdsInQuery))
        {
            (DateTimeOffset from, DateTimeOffset until) = await SpanAsync(db.Terms.Where(t => t.ExhibitId != null && some.Contains(t.ExhibitId.Value)), at, cancellation);
            kept = kept with { From = from > kept.From ? from : kept.From, Until = until < kept.Until ? until : kept.Until };
            inside.AddRange(await query(db).Where(e => some.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancellation));
        }
        return kept with { Exhibits = kept.Rows.Change(kept.Exhibits, changed, inside) };
    }

    /// <summary>From the last instant at which some terms began or ended to the next.</summary>
    private static async Task<(DateTimeOffset From, DateTimeOffset Until)> SpanAsync(IQueryable<SharingTerms> terms, DateTimeOffset at, CancellationToken cancellation)
    {
        IQueryable<DateTimeOffset?>[] instants = [terms.Select(t => (DateTimeOffset?)t.ValidFrom), terms.Select(t => t.ValidUntil), terms.Select(t => t.ExpiresAt)];
        (DateTimeOffset from, DateTimeOffset until) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue);
        foreach (IQueryable<DateTimeOffset?> each in instants)
        {
            from = await each.Where(instant => instant <= at).MaxAsync(cancellation) is { } last && last > from ? last : from;
            until = await each.Where(instant => instant > at).MinAsync(cancellation) is { } next && next < until ? next : until;
        }
        return (from, until);
    }

    private void DropOldest()
    {
        while (_entries.Count > Limits.KeptScopes && _entries.MinBy(pair => pair.Value.Used) is { Key: { } oldest })
            _entries.TryRemove(oldest, out _);
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long Used { get; set; }

        public KeptScope? Kept { get; set; }
    }
}
