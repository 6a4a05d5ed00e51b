using Ballistics.Search.Casework;

namespace Ballistics.Service.DetailRequests;

/// <summary>One thing that was done about a request for detail.</summary>
/// <param name="Sequence">Its place among the request's events, from 1.</param>
/// <param name="Action">What was done.</param>
/// <param name="At">When.</param>
/// <param name="OwnAgency">Whether somebody of your agency did it.</param>
/// <param name="PersonId">Who did it; null where it is not a person of your agency.</param>
/// <param name="Why">The reason given.</param>
public sealed record DetailEventResponse(int Sequence, DetailAction Action, DateTimeOffset At, bool OwnAgency, Guid? PersonId, string Why)
{
    internal static DetailEventResponse Of(DetailEvent e, Guid agency) =>
        new(e.Sequence, e.Action, e.At, e.AgencyId == agency, e.AgencyId == agency ? e.PersonId : null, e.Why);
}
