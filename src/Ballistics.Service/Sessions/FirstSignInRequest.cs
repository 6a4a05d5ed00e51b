using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Sessions;

/// <summary>The first sign-in of a person, or the first after the administrator gave a new one-time secret.</summary>
/// <param name="Secret">The one-time secret.</param>
/// <param name="Password">The password from now on, at least 12 letters.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FirstSignInRequest(
    [property: Required, StringLength(64, MinimumLength = 1)] string Secret,
    [property: Required, StringLength(Limits.LongestPassword, MinimumLength = Limits.PasswordLength)] string Password);
