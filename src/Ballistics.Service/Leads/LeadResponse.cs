using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Service.Exhibits;

namespace Ballistics.Service.Leads;

/// <summary>A lead as you may see it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="State">How far it has come. Only Hit is a confirmed link; everything before it is work in hand.</param>
/// <param name="Version">Its version, to be sent along with the next step.</param>
/// <param name="Own">Whether your agency searched; false where it owns what was found.</param>
/// <param name="OpenedAt">When it was made.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="DueAt">By when it is to be concluded and verified.</param>
/// <param name="IsOverdue">Whether it is late.</param>
/// <param name="SearchId">The search that found it; null where your agency did not search.</param>
/// <param name="CandidateId">The candidate, as that search's list names it; null where your agency did not search.</param>
/// <param name="Probe">The exhibit searched with, as released to you.</param>
/// <param name="Candidate">The exhibit that was found, as released to you.</param>
/// <param name="FirstConclusion">The examiner's conclusion; null before, and while you must not know it.</param>
/// <param name="SecondConclusion">The verifier's conclusion; null before.</param>
/// <param name="Events">What was done, first to last.</param>
/// <param name="Allowed">What you may do next, your roles aside.</param>
public sealed record LeadResponse(
    Guid Id,
    LeadState State,
    int Version,
    bool Own,
    DateTimeOffset OpenedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset DueAt,
    bool IsOverdue,
    Guid? SearchId,
    Guid? CandidateId,
    ReleasedExhibitResponse Probe,
    ReleasedExhibitResponse Candidate,
    Conclusion? FirstConclusion,
    Conclusion? SecondConclusion,
    IReadOnlyList<LeadEventResponse> Events,
    IReadOnlyList<LeadAction> Allowed)
{
    /// <summary>
    /// A lead as a person may see it. A first conclusion is shown to nobody but its author until a second one stands beside it: whoever
    /// has seen it could not verify it any more.
    /// </summary>
    internal static LeadResponse Of(Lead lead, ExhibitRelease probe, ExhibitRelease candidate, Requester requester, DateTimeOffset now)
    {
        LeadCourse course = LeadCourse.Of(lead.Events);
        bool blind = course.IsBlind && course.Examiner != requester.PersonId, own = lead.AgencyId == requester.AgencyId;
        return new LeadResponse(
            lead.Id, lead.State, lead.Version, own, lead.OpenedAt, lead.ChangedAt, lead.DueAt, lead.IsOverdue(now),
            own ? lead.SearchJobId : null, own ? CandidateHandle.Of(lead.SearchJobId, lead.CandidateExhibitId) : null,
            ReleasedExhibitResponse.Of(probe), ReleasedExhibitResponse.Of(candidate), blind ? null : course.First, course.Second,
            [.. lead.Events.OrderBy(e => e.Sequence).Select(e => LeadEventResponse.Of(e, requester.AgencyId, blind && e.Action == LeadAction.Conclude))],
            requester.PersonId is { } person ? course.Allowed(person) : []);
    }
}
