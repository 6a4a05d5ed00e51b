using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>What one search may find: the exhibits that sharing and its filter leave and that bear a mark of a kind the probe bears.</summary>
/// <param name="Reach">All by which owners' terms are judged.</param>
/// <param name="Request">What is searched for.</param>
/// <param name="Kinds">The kinds of marks that the probe bears.</param>
internal sealed record SearchedScope(Reach Reach, SearchRequest Request, IReadOnlyList<MarkKind> Kinds)
{
    /// <summary>The exhibits, as a query.</summary>
    public IQueryable<Exhibit> Query(EvidenceDb db) => Bearing(db).Where(e => !Request.Probe.Contains(e.Id));

    /// <summary>The exhibits, as the index asks for them.</summary>
    public async Task<ExhibitScope> IndexedAsync(EvidenceStore store, IndexedMarks index, CancellationToken cancellation)
    {
        bool simulated;
        await using (EvidenceDb db = store.OpenDb())
            simulated = await Probe(SharingPolicy.Scope(db.Exhibits, Reach)).AnyAsync(p => p.Agency!.IsSimulated, cancellation);
        string key = JsonSerializer.Serialize(
            new { reach = Reach with { At = default }, Request.Filter, kinds = Kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), simulated });
        SignatureIndex rows = index.Rows;
        return rows.Change(await store.Scopes.GetAsync(key, Reach.At, rows, Bearing, cancellation), Request.Probe, []);
    }

    private IQueryable<Exhibit> Bearing(EvidenceDb db)
    {
        IQueryable<Exhibit> shared = SharingPolicy.Scope(db.Exhibits, Reach);
        return Request.Filter.Apply(Gallery.Bearing(shared, Kinds, Probe(shared)));
    }

    private IQueryable<Exhibit> Probe(IQueryable<Exhibit> shared) => shared.Where(p => Request.Probe.Contains(p.Id));
}
