using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Retention;

/// <summary>An order to remove an exhibit's record for good.</summary>
/// <param name="Reason">Why; it stands in the certificate, so it must name no content.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewPurge([property: Required, StringLength(Search.Limits.RetentionReasonLength, MinimumLength = 1)] string Reason);
