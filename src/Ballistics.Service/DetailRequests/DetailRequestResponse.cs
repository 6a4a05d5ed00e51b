using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Exhibits;

namespace Ballistics.Service.DetailRequests;

/// <summary>A request for detail as you may see it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Own">Whether your agency asked; false where it is asked.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Version">Its version, to be sent along with the next step.</param>
/// <param name="Wanted">How much is asked for.</param>
/// <param name="Granted">How much was granted; null where nothing was.</param>
/// <param name="GrantedUntil">When the consent ends; null for no end of its own.</param>
/// <param name="AskedBy">Name of the agency that asks.</param>
/// <param name="AskedByJurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="DueAt">By when an answer is due.</param>
/// <param name="IsOverdue">Whether an answer is late.</param>
/// <param name="AnsweredAt">When it was answered; null before.</param>
/// <param name="Exhibit">The exhibit, as released to you.</param>
/// <param name="Events">What was done, first to last.</param>
/// <param name="Allowed">What your agency may do next, your roles aside.</param>
public sealed record DetailRequestResponse(
    Guid Id,
    bool Own,
    DetailRequestState State,
    int Version,
    ReleaseLevel Wanted,
    ReleaseLevel? Granted,
    DateTimeOffset? GrantedUntil,
    string AskedBy,
    string AskedByJurisdiction,
    DateTimeOffset AskedAt,
    DateTimeOffset DueAt,
    bool IsOverdue,
    DateTimeOffset? AnsweredAt,
    ReleasedExhibitResponse Exhibit,
    IReadOnlyList<DetailEventResponse> Events,
    IReadOnlyList<DetailAction> Allowed)
{
    internal static DetailRequestResponse Of(DetailRequest request, Agency askedBy, ExhibitRelease exhibit, Guid agency, DateTimeOffset now) => new(
        request.Id, request.RequestingAgencyId == agency, request.State, request.Version, request.Wanted, request.Granted, request.GrantedUntil,
        askedBy.Name, askedBy.JurisdictionCode, request.AskedAt, request.DueAt, request.IsOverdue(now), request.AnsweredAt, ReleasedExhibitResponse.Of(exhibit),
        [.. request.Events.OrderBy(e => e.Sequence).Select(e => DetailEventResponse.Of(e, agency))], DetailRegister.Allowed(request, agency));
}
