using Ballistics.Search.Storage;

namespace Ballistics.Search.Members;

/// <summary>An agency's own OpenID Connect provider: whom it vouches for may act for that agency, and for no other.</summary>
public sealed class IdentityProvider
{
    /// <summary>Identifies the entry.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency whose persons it vouches for.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The issuer exactly as its tokens name it (claim iss), unique among those that are trusted.</summary>
    public required string Issuer { get; init; }

    /// <summary>The audience its tokens must name (claim aud).</summary>
    public required string Audience { get; init; }

    /// <summary>Its signing keys as a JSON Web Key Set; null where they are fetched from its discovery document.</summary>
    public string? KeySet { get; init; }

    /// <summary>The claim that names a person's groups.</summary>
    public required string RoleClaim { get; init; }

    /// <summary>Values of that claim and the role each stands for; a value that is not named gives no role.</summary>
    public required IReadOnlyDictionary<string, Role> RoleMap { get; init; }

    /// <summary>When it ceased to be trusted; null while it is.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
