using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Retention;

/// <summary>A decision to keep a record until another review.</summary>
/// <param name="ReviewAt">When it is to be decided anew.</param>
/// <param name="Reason">Why it is kept until then.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewReview(DateTimeOffset ReviewAt, [property: Required, StringLength(Search.Limits.RetentionReasonLength, MinimumLength = 1)] string Reason);
