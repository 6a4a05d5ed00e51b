using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Sessions;

/// <summary>A sign-in.</summary>
/// <param name="SignInName">The name to sign in with.</param>
/// <param name="Password">The password.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SignInRequest(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string SignInName,
    [property: Required, StringLength(Limits.LongestPassword, MinimumLength = 1)] string Password);
