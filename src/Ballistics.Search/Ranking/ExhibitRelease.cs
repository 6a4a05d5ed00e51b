using System.Linq.Expressions;
using Ballistics.Search.Casework;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>An exhibit and how much of it a requester is shown.</summary>
/// <param name="Exhibit">The exhibit with its agency and case record.</param>
/// <param name="Level">How much of it is shown.</param>
/// <param name="Terms">The terms that say so; null where it is the requester's own.</param>
public sealed record ExhibitRelease(Exhibit Exhibit, ReleaseLevel Level, SharingTerms? Terms)
{
    /// <summary>Whether that much or more is shown.</summary>
    public bool Shows(ReleaseLevel level) => Level >= level;

    /// <summary>How much of some exhibits a requester is shown; those out of reach are not in the answer.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="ids">The exhibits.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<IReadOnlyDictionary<Guid, ExhibitRelease>> LoadAsync(
        EvidenceDb db, IReadOnlyCollection<Guid> ids, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        Expression<Func<SharingTerms, bool>> inForce = SharingTerms.InForce(reach.At);
        List<Exhibit> exhibits = await SharingPolicy.Scope(db.Exhibits.AsNoTracking().Where(e => ids.Contains(e.Id)), reach).AsSplitQuery()
            .Include(e => e.Agency!.Terms.AsQueryable().Where(t => t.ExhibitId == null).Where(inForce))
            .Include(e => e.CaseRecord).Include(e => e.RecoveredFirearm)
            .Include(e => e.Terms.AsQueryable().Where(inForce))
            .Include(e => e.DetailRequests.Where(c => c.RequestingAgencyId == reach.AgencyId && c.State == DetailRequestState.Granted))
            .ToListAsync(cancellation);
        var released = new Dictionary<Guid, ExhibitRelease>();
        foreach (Exhibit exhibit in exhibits)
            if (Of(exhibit, reach) is { } release)
                released[exhibit.Id] = release;
        return released;
    }

    /// <summary>The ranked list with what a requester is shown of each candidate, without those out of reach by now; ranks close up.</summary>
    /// <param name="db">Where the exhibits are.</param>
    /// <param name="ranked">The list, best first.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<IReadOnlyList<Candidate>> ApplyAsync(
        EvidenceDb db, IReadOnlyList<ScoredExhibit> ranked, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await LoadAsync(db, [.. ranked.Select(scored => scored.ExhibitId)], reach, cancellation);
        return [.. ranked.Where(scored => released.ContainsKey(scored.ExhibitId))
            .Select((scored, index) => Candidate.Of(index + 1, released[scored.ExhibitId], scored.Comparison))];
    }

    /// <summary>How much of an exhibit a requester is shown; null where it is out of reach.</summary>
    /// <param name="exhibit">The exhibit with its agency, both with their terms, and its requests for detail.</param>
    /// <param name="reach">Who asks.</param>
    public static ExhibitRelease? Of(Exhibit exhibit, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(exhibit);
        ArgumentNullException.ThrowIfNull(reach);
        if (exhibit.AgencyId == reach.AgencyId)
            return new ExhibitRelease(exhibit, ReleaseLevel.Full, null);
        if (reach.IsSimulated && !exhibit.Agency!.IsSimulated)
            return null;
        if (exhibit.TermsInForce(reach.At) is not { } terms || !IsOpen(terms, exhibit.Agency!.JurisdictionCode, reach))
            return null;
        ReleaseLevel unasked = terms.ConsentNeeded && terms.Released > ReleaseLevel.Contact ? ReleaseLevel.Contact : terms.Released;
        ReleaseLevel granted = exhibit.DetailRequests.Where(c => c.IsInForce(reach.AgencyId, terms.Id, reach.At)).Select(c => c.Granted!.Value).DefaultIfEmpty(unasked).Max();
        return new ExhibitRelease(exhibit, granted > unasked ? granted : unasked, terms);
    }

    private static bool IsOpen(SharingTerms terms, string ownersCountry, Reach reach) =>
        (terms.ExpiresAt is null || terms.ExpiresAt > reach.At)
        && (terms.Purposes.Count == 0 || terms.Purposes.Contains(reach.Purpose))
        && terms.Sharing switch
        {
            Sharing.All => true,
            Sharing.OwnJurisdiction => ownersCountry == reach.CountryCode,
            Sharing.NamedCountries => terms.Countries.Contains(reach.CountryCode),
            Sharing.RegionalBody => terms.RegionalBody is not null && reach.RegionalBodies.Contains(terms.RegionalBody),
            _ => false,
        };
}
