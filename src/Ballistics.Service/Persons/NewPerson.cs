using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Members;

namespace Ballistics.Service.Persons;

/// <summary>A person to enter.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="SignInName">The name to sign in with, unique in the agency; the agency's own ending is put behind it.</param>
/// <param name="Roles">The person's roles.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewPerson(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, StringLength(Search.Limits.SignInNameLength, MinimumLength = 1)] string SignInName,
    [property: Required, MaxLength(Limits.RoleCount)] IReadOnlyList<Role> Roles);
