using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Agencies;

/// <summary>An agency to enter.</summary>
/// <param name="Name">Its name, unique within its jurisdiction.</param>
/// <param name="Jurisdiction">Its jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="IsSimulated">Whether its records are simulated: then its searches reach simulated records only, and benchmark robots may work for it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewAgency(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, StringLength(2, MinimumLength = 2)] string Jurisdiction,
    bool IsSimulated = false);
