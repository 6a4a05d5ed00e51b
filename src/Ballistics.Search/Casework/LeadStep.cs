namespace Ballistics.Search.Casework;

/// <summary>One thing a person wants to do to a lead.</summary>
/// <param name="Action">What.</param>
/// <param name="PersonId">Who.</param>
/// <param name="AgencyId">On behalf of which agency.</param>
/// <param name="Why">The reason, in the person's own words.</param>
/// <param name="Conclusion">The conclusion, where the action states one; else null.</param>
public sealed record LeadStep(LeadAction Action, Guid PersonId, Guid AgencyId, string Why, Conclusion? Conclusion = null);
