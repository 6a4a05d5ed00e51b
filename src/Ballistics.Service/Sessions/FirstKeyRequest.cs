using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Ballistics.Service.Sessions;

/// <summary>A key to be minted for a person who works by programs and not on the page.</summary>
/// <param name="Secret">The person's one-time secret.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FirstKeyRequest([property: Required, StringLength(64, MinimumLength = 1)] string Secret);
