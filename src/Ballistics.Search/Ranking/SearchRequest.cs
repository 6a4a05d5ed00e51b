namespace Ballistics.Search.Ranking;

/// <summary>What is searched for, and on whose behalf.</summary>
/// <param name="ProbeExhibitId">The exhibit searched with.</param>
/// <param name="RequestingAgencyId">The agency by which sharing is judged.</param>
/// <param name="ListLength">The most candidates of the list.</param>
public sealed record SearchRequest(Guid ProbeExhibitId, Guid RequestingAgencyId, int ListLength = Limits.DefaultListLength);
