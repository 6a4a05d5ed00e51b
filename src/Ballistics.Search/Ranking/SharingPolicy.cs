using System.Linq.Expressions;
using Ballistics.Search.Casework;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>
/// What owners let others search and see, as conditions of the query itself. It is applied twice: before a search, because
/// ranks and list length would betray a hidden exhibit, and again whenever anything of an exhibit is shown, because its owner
/// may have changed the terms meanwhile. What is out of reach is answered as if it did not exist.
/// </summary>
/// <remarks>
/// An exhibit's own terms go before its agency's default. What nobody has stated terms of is reached by its own agency only, and so is
/// what is under terms that have expired. A consent holds under the version of the terms it was given under, and lapses with it.
/// <see cref="ExhibitRelease"/> says the same of an exhibit in memory; a test holds the two together.
/// </remarks>
public static class SharingPolicy
{
    private static readonly Expression<Func<SharingTerms, bool>> s_default = t => t.ExhibitId == null;

    /// <summary>The exhibits that searches of a requester may reach.</summary>
    public static IQueryable<Exhibit> Scope(IQueryable<Exhibit> exhibits, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        Expression<Func<SharingTerms, bool>> inForce = SharingTerms.InForce(reach.At), open = Open(reach);
        return exhibits.Where(e =>
            e.AgencyId == reach.AgencyId
            || ((!reach.IsSimulated || e.Agency!.IsSimulated)
                && (e.Terms.AsQueryable().Where(inForce).Any(open)
                    || (!e.Terms.AsQueryable().Any(inForce)
                        && e.Agency!.Terms.AsQueryable().Where(s_default).Where(inForce).Any(open)))));
    }

    /// <summary>The exhibits of which a requester is shown that much or more.</summary>
    /// <param name="exhibits">Of which.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="atLeast"><see cref="ReleaseLevel.Summary"/> or <see cref="ReleaseLevel.Full"/>: what is shown less of is met as a candidate only.</param>
    public static IQueryable<Exhibit> Readable(IQueryable<Exhibit> exhibits, Reach reach, ReleaseLevel atLeast)
    {
        ArgumentNullException.ThrowIfNull(reach);
        ReleaseLevel[] levels = atLeast switch
        {
            ReleaseLevel.Summary => [ReleaseLevel.Summary, ReleaseLevel.Full],
            ReleaseLevel.Full => [ReleaseLevel.Full],
            _ => throw new ArgumentOutOfRangeException(nameof(atLeast), atLeast, "Exhibits are read by summary or in full."),
        };
        Expression<Func<SharingTerms, bool>> inForce = SharingTerms.InForce(reach.At), open = Open(reach), shown = t => !t.ConsentNeeded && levels.Contains(t.Released);
        Expression<Func<DetailRequest, bool>> granted = c =>
            c.RequestingAgencyId == reach.AgencyId && c.State == DetailRequestState.Granted && c.Granted != null && levels.Contains(c.Granted.Value)
            && (c.GrantedUntil == null || c.GrantedUntil > reach.At) && c.TermsId != null;
        return exhibits.Where(e =>
            e.AgencyId == reach.AgencyId
            || ((!reach.IsSimulated || e.Agency!.IsSimulated)
                && (e.Terms.AsQueryable().Where(inForce).Where(open).Any(shown)
                    || (!e.Terms.AsQueryable().Any(inForce)
                        && e.Agency!.Terms.AsQueryable().Where(s_default).Where(inForce).Where(open).Any(shown))
                    || e.DetailRequests.AsQueryable().Where(granted).Select(c => c.Terms!).Where(inForce).Where(open)
                        .Any(t => t.ExhibitId != null || !e.Terms.AsQueryable().Any(inForce)))));
    }

    private static Expression<Func<SharingTerms, bool>> Open(Reach reach) => t =>
        (t.ExpiresAt == null || t.ExpiresAt > reach.At)
        && (t.Purposes.Count == 0 || t.Purposes.Contains(reach.Purpose))
        && (t.Sharing == Sharing.All
            || (t.Sharing == Sharing.OwnJurisdiction && t.Agency!.JurisdictionCode == reach.CountryCode)
            || (t.Sharing == Sharing.NamedCountries && t.Countries.Contains(reach.CountryCode))
            || (t.Sharing == Sharing.RegionalBody && reach.RegionalBodies.Contains(t.RegionalBody)));
}
