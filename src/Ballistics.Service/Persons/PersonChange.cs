using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Members;

namespace Ballistics.Service.Persons;

/// <summary>What to change of a person; what is left out stays.</summary>
/// <param name="Roles">The person's roles from now on.</param>
/// <param name="IsBlocked">Whether the person is shut out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record PersonChange([property: MaxLength(Limits.RoleCount)] IReadOnlyList<Role>? Roles = null, bool? IsBlocked = null);
