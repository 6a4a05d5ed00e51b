using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Searches;

/// <summary>A search to run.</summary>
/// <param name="ExhibitId">The exhibit to search with; sharing is judged by the agency that owns it.</param>
/// <param name="Limit">The most candidates of the list; 50 where it is left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewSearch(Guid ExhibitId, [property: Range(1, Search.Limits.ListLength)] int? Limit = null);
