using Ballistics.Search.Members;

namespace Ballistics.Service.Persons;

/// <summary>A person of the own agency.</summary>
/// <param name="Id">Identifies the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="SignInName">The name to sign in with; null where the agency's identity provider vouches for the person.</param>
/// <param name="Roles">The person's roles.</param>
/// <param name="IsBlocked">Whether the person is shut out.</param>
/// <param name="HasSignedIn">Whether a password was set, or the identity provider vouched for the person.</param>
public sealed record PersonResponse(Guid Id, string Name, string? SignInName, IReadOnlyList<Role> Roles, bool IsBlocked, bool HasSignedIn)
{
    internal static PersonResponse Of(Person person) => new(
        person.Id, person.Name, person.SignInName, person.Roles, person.BlockedAt is not null, person.PasswordHash is not null || person.IdentityProviderId is not null);
}
