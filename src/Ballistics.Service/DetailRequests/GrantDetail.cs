using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Storage;

namespace Ballistics.Service.DetailRequests;

/// <summary>A consent. It holds until it ends, is revoked, or the terms it was given under change.</summary>
/// <param name="Version">The version you have seen: nobody acts on what has changed meanwhile.</param>
/// <param name="Granted">How much is shown to the agency that asked: Summary or Full.</param>
/// <param name="Why">The reason, in your own words; the other agency reads it.</param>
/// <param name="Until">When the consent ends; left out for no end of its own.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record GrantDetail(
    [property: Range(1, int.MaxValue)] int Version,
    ReleaseLevel Granted,
    [property: Required, StringLength(Search.Limits.ReasonLength, MinimumLength = 1)] string Why,
    DateTimeOffset? Until = null);
