using Ballistics.Search.Index;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>
/// What a searcher narrows a search to, beyond what sharing allows; it is part of the scope, so that what it leaves out is neither
/// scanned nor counted. Nothing is left out unasked.
/// </summary>
/// <param name="Calibres">Calibres in their plain form; exhibits whose calibre is not stated stay in. Empty for all.</param>
/// <param name="Jurisdictions">Owners' jurisdictions, ISO 3166-1 alpha-2. Empty for all.</param>
/// <param name="ReceivedFrom">Only exhibits with a mark that came in at that instant or later; null for no such limit.</param>
/// <param name="ReceivedUntil">Only exhibits with a mark that came in before that instant; null for no such limit.</param>
public sealed record SearchFilter(
    IReadOnlyList<string> Calibres, IReadOnlyList<string> Jurisdictions, DateTimeOffset? ReceivedFrom = null, DateTimeOffset? ReceivedUntil = null)
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static SearchFilter None { get; } = new([], []);

    /// <summary>The exhibits that remain, as a condition of the query itself.</summary>
    internal IQueryable<Exhibit> Apply(IQueryable<Exhibit> exhibits)
    {
        if (Calibres.Count > 0)
            exhibits = exhibits.Where(e => e.CalibreClass == "" || Calibres.Contains(e.CalibreClass));
        if (Jurisdictions.Count > 0)
            exhibits = exhibits.Where(e => Jurisdictions.Contains(e.Agency!.JurisdictionCode));
        if (ReceivedFrom is { } from)
            exhibits = exhibits.Where(e => e.Marks.Any(m => m.ReceivedAt >= from));
        if (ReceivedUntil is { } until)
            exhibits = exhibits.Where(e => e.Marks.Any(m => m.ReceivedAt < until));
        return exhibits;
    }

    /// <summary>Whether exhibits of a partition can remain.</summary>
    internal bool Reaches(IndexPartition partition) => Calibres.Count == 0 || partition.Calibre.Length == 0 || Calibres.Contains(partition.Calibre);
}
