using Ballistics.Search.Members;

namespace Ballistics.Search.Audit;

/// <summary>Who did something.</summary>
/// <param name="AgencyId">The agency acted for; null where the network or the service itself acts.</param>
/// <param name="Person">The account, key or certificate that acted; an identifier, not a name.</param>
/// <param name="Role">The role it acted in.</param>
public sealed record AuditActor(Guid? AgencyId, string Person, string Role)
{
    /// <summary>Whoever a request comes from.</summary>
    public static AuditActor Of(Requester requester)
    {
        ArgumentNullException.ThrowIfNull(requester);
        return new AuditActor(requester.AgencyId, $"{requester.ActorId}", string.Join(' ', requester.Roles.Order()));
    }

    /// <summary>Whoever holds the data folder and works at the prompt: nobody signs in there, and no agency is asked for.</summary>
    public static AuditActor Operator { get; } = new(null, "prompt", "Operator");

    /// <summary>The service itself, by its own clock or settings.</summary>
    public static AuditActor Service { get; } = new(null, "service", "Service");
}
