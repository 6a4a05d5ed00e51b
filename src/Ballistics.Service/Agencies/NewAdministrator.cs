using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Agencies;

/// <summary>An agency's administrator to enter.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="SignInName">The name to sign in with, unique in the agency; the agency's own ending is put behind it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewAdministrator(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, StringLength(Search.Limits.SignInNameLength, MinimumLength = 1)] string SignInName);
