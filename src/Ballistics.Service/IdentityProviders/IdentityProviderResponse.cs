using Ballistics.Search.Members;

namespace Ballistics.Service.IdentityProviders;

/// <summary>An identity provider that is trusted.</summary>
/// <param name="Id">Identifies the entry.</param>
/// <param name="AgencyId">The agency whose persons it vouches for.</param>
/// <param name="Issuer">The issuer as its tokens name it.</param>
/// <param name="Audience">The audience its tokens must name.</param>
/// <param name="RoleClaim">The claim that names a person's groups.</param>
/// <param name="RoleMap">Values of that claim and the role each stands for.</param>
/// <param name="HasKeySet">Whether its keys were given here and are not fetched.</param>
public sealed record IdentityProviderResponse(
    Guid Id, Guid AgencyId, string Issuer, string Audience, string RoleClaim, IReadOnlyDictionary<string, Role> RoleMap, bool HasKeySet)
{
    internal static IdentityProviderResponse Of(IdentityProvider provider) => new(
        provider.Id, provider.AgencyId, provider.Issuer, provider.Audience, provider.RoleClaim, provider.RoleMap, provider.KeySet is not null);
}
