namespace Ballistics.Search.Casework;

/// <summary>One stop on a firearm's way.</summary>
/// <param name="Kind">What happened there.</param>
/// <param name="NodeId">The node of the graph; null for the manufacture.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null where it is not shown or stated.</param>
/// <param name="Locality">The place; null where it is not shown or stated.</param>
/// <param name="Date">When; null where it is not shown or stated.</param>
/// <param name="Year">The year, where no more is known; null where the date is, or nothing is.</param>
public sealed record RouteStop(RouteStopKind Kind, string? NodeId, string? Country, string? Locality, DateOnly? Date, int? Year);
