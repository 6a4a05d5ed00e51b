using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Casework;

/// <summary>Which leads an agency knows of, as conditions of the query itself.</summary>
public static class LeadScope
{
    /// <summary>
    /// The leads an agency is a party to, because it searched or owns what was found, as long as both exhibits are within its reach:
    /// an owner who narrows the terms takes the exhibit out of the other's leads and hits too.
    /// </summary>
    public static IQueryable<Lead> Parties(EvidenceDb db, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        IQueryable<Exhibit> within = SharingPolicy.Scope(db.Exhibits, reach);
        return db.Leads.Where(l => (l.AgencyId == reach.AgencyId || l.CandidateAgencyId == reach.AgencyId)
            && within.Any(e => e.Id == l.ProbeExhibitId) && within.Any(e => e.Id == l.CandidateExhibitId));
    }

    /// <summary>The hits a requester may follow: those it is a party to, and those of which it is shown both exhibits.</summary>
    public static IQueryable<Lead> Hits(EvidenceDb db, Reach reach)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        IQueryable<Exhibit> within = SharingPolicy.Scope(db.Exhibits, reach), readable = SharingPolicy.Readable(db.Exhibits, reach, ReleaseLevel.Summary);
        return db.Leads.Where(l => l.State == LeadState.Hit
            && (((l.AgencyId == reach.AgencyId || l.CandidateAgencyId == reach.AgencyId)
                    && within.Any(e => e.Id == l.ProbeExhibitId) && within.Any(e => e.Id == l.CandidateExhibitId))
                || (readable.Any(e => e.Id == l.ProbeExhibitId) && readable.Any(e => e.Id == l.CandidateExhibitId))));
    }
}
