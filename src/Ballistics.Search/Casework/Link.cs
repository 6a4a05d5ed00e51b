namespace Ballistics.Search.Casework;

/// <summary>A hit: an edge of a link graph.</summary>
/// <param name="LeadId">The lead that became the hit.</param>
/// <param name="From">The node of the exhibit searched with.</param>
/// <param name="To">The node of the exhibit that was found.</param>
/// <param name="FromExhibitId">The exhibit searched with; null where it is not shown.</param>
/// <param name="ToExhibitId">The exhibit that was found; null where it is not shown.</param>
/// <param name="ConfirmedAt">When the second person concluded identification too.</param>
public sealed record Link(Guid LeadId, string From, string To, Guid? FromExhibitId, Guid? ToExhibitId, DateTimeOffset ConfirmedAt);
