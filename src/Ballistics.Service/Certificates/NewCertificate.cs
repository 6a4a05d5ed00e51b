using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Members;

namespace Ballistics.Service.Certificates;

/// <summary>A machine's certificate to enter.</summary>
/// <param name="Name">What the machine is.</param>
/// <param name="Pem">The certificate in PEM (RFC 7468), without its private key.</param>
/// <param name="Roles">The roles the machine may act in.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewCertificate(
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Name,
    [property: Required, StringLength(Limits.TokenBytes, MinimumLength = 1)] string Pem,
    [property: Required, MaxLength(Limits.RoleCount)] IReadOnlyList<Role> Roles);
