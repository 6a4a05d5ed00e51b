using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// What owners let others search and see. It is applied twice: before a search, because ranks and list length would betray
/// a hidden exhibit, and again to the list, because an owner may have withdrawn an exhibit meanwhile.
/// </summary>
public static class SharingPolicy
{
    /// <summary>The exhibits that searches of an agency may reach, as a condition of the query itself.</summary>
    public static IQueryable<Exhibit> Scope(IQueryable<Exhibit> exhibits, Agency requester)
    {
        ArgumentNullException.ThrowIfNull(requester);
        return exhibits.Where(exhibit =>
            exhibit.AgencyId == requester.Id
            || exhibit.Sharing == Sharing.All
            || (exhibit.Sharing == Sharing.OwnJurisdiction && exhibit.Agency!.JurisdictionCode == requester.JurisdictionCode));
    }

    /// <summary>The ranked list with what the requester may see of each candidate, without those out of reach by now.</summary>
    public static async Task<IReadOnlyList<Candidate>> ReleaseAsync(
        IReadOnlyList<ScoredExhibit> ranked, IQueryable<Exhibit> exhibits, Agency requester, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        Guid[] ids = [.. ranked.Select(scored => scored.ExhibitId)];
        Dictionary<Guid, Exhibit> reachable = await Scope(exhibits.Where(e => ids.Contains(e.Id)), requester).AsNoTracking()
            .Include(e => e.Agency).Include(e => e.CaseRecord).ToDictionaryAsync(e => e.Id, cancellation);
        return [.. ranked.Where(scored => reachable.ContainsKey(scored.ExhibitId))
            .Select((scored, index) => Candidate.Of(index + 1, reachable[scored.ExhibitId], scored.Comparison))];
    }
}
