using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.CaseRecords;

/// <summary>A case record to enter; the agency on whose behalf it is entered owns it.</summary>
/// <param name="Reference">The agency's own reference, unique within the agency.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewCaseRecord([property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Reference);
