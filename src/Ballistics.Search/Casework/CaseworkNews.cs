using Ballistics.Search.Alerts;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Casework;

/// <summary>
/// Tells the trail and the agencies of what people do, in the transaction of what they do. Of a conclusion that is still to be
/// verified it is told that there is one, never which: the trail and the inbox are open to whoever may verify it.
/// </summary>
internal static class CaseworkNews
{
    /// <summary>Tells of a step on a lead.</summary>
    public static async Task TellAsync(EvidenceDb db, Lead lead, LeadStep step, LeadState state, DateTimeOffset at, CancellationToken cancellation)
    {
        Guid other = step.AgencyId == lead.AgencyId ? lead.CandidateAgencyId : lead.AgencyId;
        bool otherKnows = other != step.AgencyId && await KnowsAsync(db, other, lead, at, cancellation);
        AuditAction action = state switch
        {
            LeadState.Hit => AuditAction.HitConfirmed,
            LeadState.Conflict => AuditAction.ConflictRecorded,
            _ when step.Action == LeadAction.Open => AuditAction.LeadMade,
            _ when step.Action is LeadAction.Conclude or LeadAction.Verify => AuditAction.ConclusionRecorded,
            _ => AuditAction.LeadChanged,
        };
        var details = new { step = $"{step.Action}", state = $"{state}" };
        AuditTrail.Append(
            db, new AuditActor(step.AgencyId, $"{step.PersonId}", $"{RoleOf(step.Action)}"), action, new AuditSubject("lead", lead.Id, otherKnows ? other : step.AgencyId),
            details: details, ownerDetails: details);
        AlertKind kind = action switch
        {
            AuditAction.HitConfirmed => AlertKind.HitConfirmed,
            AuditAction.ConflictRecorded => AlertKind.ConflictRecorded,
            AuditAction.LeadMade => AlertKind.LeadMade,
            _ => AlertKind.LeadChanged,
        };
        AlertOutbox.Add(db, step.AgencyId, kind, "lead", lead.Id);
        if (otherKnows)
            AlertOutbox.Add(db, other, kind, "lead", lead.Id);
    }

    /// <summary>Tells of a step about a request for detail.</summary>
    public static void Tell(EvidenceDb db, DetailRequest request, DetailStep step)
    {
        AuditAction action = step.Action switch
        {
            DetailAction.Ask => AuditAction.ConsentAsked,
            DetailAction.Grant => AuditAction.ConsentGiven,
            DetailAction.Refuse or DetailAction.Revoke => AuditAction.ConsentRefused,
            _ => AuditAction.Changed,
        };
        var details = new { step = $"{step.Action}", level = $"{step.Granted ?? request.Wanted}" };
        Role role = step.AgencyId == request.OwnerAgencyId ? Role.AgencyAdministrator : Role.Investigator;
        Guid other = step.AgencyId == request.OwnerAgencyId ? request.RequestingAgencyId : request.OwnerAgencyId;
        AuditTrail.Append(
            db, new AuditActor(step.AgencyId, $"{step.PersonId}", $"{role}"), action, new AuditSubject("detail-request", request.Id, other), details: details, ownerDetails: details);
        if (action == AuditAction.Changed)
            return;
        AlertKind kind = action == AuditAction.ConsentAsked ? AlertKind.ConsentAsked : action == AuditAction.ConsentGiven ? AlertKind.ConsentGiven : AlertKind.ConsentRefused;
        AlertOutbox.Add(db, other, kind, "detail-request", request.Id);
    }

    /// <summary>Tells of terms that an owner stated or ended.</summary>
    public static void Tell(EvidenceDb db, SharingTerms terms, Guid by, bool ended) => AuditTrail.Append(
        db, new AuditActor(terms.AgencyId, $"{by}", $"{Role.AgencyAdministrator}"), AuditAction.PolicyChanged,
        new AuditSubject(terms.ExhibitId is null ? "agency" : "exhibit", terms.SubjectId, terms.AgencyId),
        details: new { version = terms.Version, sharing = $"{terms.Sharing}", released = $"{terms.Released}", consentNeeded = terms.ConsentNeeded, ended });

    // An agency hears of a lead only while both exhibits are within its reach, whatever was asked for.
    private static async Task<bool> KnowsAsync(EvidenceDb db, Guid agency, Lead lead, DateTimeOffset at, CancellationToken cancellation)
    {
        Agency other = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agency, cancellation);
        Guid[] both = [lead.ProbeExhibitId, lead.CandidateExhibitId];
        Reach reach = await Reach.OfAsync(db, other, null, at, cancellation);
        return await SharingPolicy.Scope(db.Exhibits.Where(e => both.Contains(e.Id)), reach).CountAsync(cancellation) == both.Distinct().Count();
    }

    private static Role RoleOf(LeadAction action) => action is LeadAction.BeginVerification or LeadAction.Verify ? Role.Verifier : Role.Examiner;
}
