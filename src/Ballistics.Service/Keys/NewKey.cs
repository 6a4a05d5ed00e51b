using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Members;

namespace Ballistics.Service.Keys;

/// <summary>A key to make.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Roles">The roles it may act in; no more than its person has.</param>
/// <param name="PersonId">The person it acts for; left out for a machine of the agency.</param>
/// <param name="Days">How many days it is valid; 90 where it is left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewKey(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, MaxLength(Limits.RoleCount)] IReadOnlyList<Role> Roles,
    Guid? PersonId = null,
    [property: Range(1, Limits.KeyDays)] int? Days = null);
