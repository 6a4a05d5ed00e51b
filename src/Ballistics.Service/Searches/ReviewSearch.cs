using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Searches;

/// <summary>A person went through the list of a search.</summary>
/// <param name="Remark">What there is to say of it, such as that nothing is worth a lead.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReviewSearch([property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Remark);
