using Ballistics.Search.Casework;

namespace Ballistics.Service.Leads;

/// <summary>One thing that was done to a lead.</summary>
/// <param name="Sequence">Its place among the lead's events, from 1.</param>
/// <param name="Action">What was done.</param>
/// <param name="At">When.</param>
/// <param name="OwnAgency">Whether somebody of your agency did it.</param>
/// <param name="PersonId">Who did it; null where it is not a person of your agency.</param>
/// <param name="Conclusion">The conclusion stated; null where none was, or you must not know it yet.</param>
/// <param name="Why">The reason given; null where you must not know it yet.</param>
public sealed record LeadEventResponse(int Sequence, LeadAction Action, DateTimeOffset At, bool OwnAgency, Guid? PersonId, Conclusion? Conclusion, string? Why)
{
    /// <summary>An event as a person may see it.</summary>
    /// <param name="e">The event.</param>
    /// <param name="agency">The person's agency.</param>
    /// <param name="withheld">Whether what it states is withheld from the person: a conclusion that is to be verified without knowledge of it.</param>
    internal static LeadEventResponse Of(LeadEvent e, Guid agency, bool withheld) => new(
        e.Sequence, e.Action, e.At, e.AgencyId == agency, e.AgencyId == agency ? e.PersonId : null, withheld ? null : e.Conclusion, withheld ? null : e.Why);
}
