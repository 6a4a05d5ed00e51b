using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Members;

namespace Ballistics.Service.IdentityProviders;

/// <summary>An agency's own OpenID Connect provider to trust.</summary>
/// <param name="AgencyId">The agency whose persons it vouches for.</param>
/// <param name="Issuer">The issuer exactly as its tokens name it (claim iss), an https address.</param>
/// <param name="Audience">The audience its tokens must name (claim aud).</param>
/// <param name="RoleClaim">The claim that names a person's groups, for example groups.</param>
/// <param name="RoleMap">Values of that claim and the role each stands for; a value that is not named gives no role.</param>
/// <param name="KeySet">Its public signing keys as a JSON Web Key Set; left out to have them fetched from its discovery document.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewIdentityProvider(
    Guid AgencyId,
    [property: Required, StringLength(Search.Limits.AddressLength, MinimumLength = 1)] string Issuer,
    [property: Required, StringLength(Search.Limits.AddressLength, MinimumLength = 1)] string Audience,
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string RoleClaim,
    [property: Required, MinLength(1), MaxLength(100)] IReadOnlyDictionary<string, Role> RoleMap,
    string? KeySet = null);
