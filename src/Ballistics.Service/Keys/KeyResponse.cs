using Ballistics.Search.Members;

namespace Ballistics.Service.Keys;

/// <summary>A key of the own agency, without the key itself.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">Its first letters, by which a key that was found is recognised.</param>
/// <param name="PersonId">The person it acts for; null for a machine of the agency.</param>
/// <param name="Roles">The roles it may act in.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it lapses.</param>
/// <param name="RevokedAt">When it was taken back; null while not.</param>
public sealed record KeyResponse(
    Guid Id, string Name, string Prefix, Guid? PersonId, IReadOnlyList<Role> Roles, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    internal static KeyResponse Of(ApiKey key) => new(key.Id, key.Name, key.Prefix, key.PersonId, key.Roles, key.CreatedAt, key.ExpiresAt, key.RevokedAt);
}
