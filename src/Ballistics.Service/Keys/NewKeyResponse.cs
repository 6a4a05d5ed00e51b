using Ballistics.Search.Members;

namespace Ballistics.Service.Keys;

/// <summary>A key that was made.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Key">The key itself; told in this answer and never again.</param>
/// <param name="Roles">The roles it may act in.</param>
/// <param name="ExpiresAt">When it lapses.</param>
public sealed record NewKeyResponse(Guid Id, string Key, IReadOnlyList<Role> Roles, DateTimeOffset ExpiresAt)
{
    internal static NewKeyResponse Of(ApiKey entry, string key) => new(entry.Id, key, entry.Roles, entry.ExpiresAt);
}
