using Ballistics.Search.Alerts;

namespace Ballistics.Service.Alerts;

/// <summary>An address that alerts are sent to.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Kind">Webhook or Email.</param>
/// <param name="Address">The URL or the mail address.</param>
/// <param name="CreatedAt">When it was entered; alerts from before are not sent there.</param>
/// <param name="Pending">Alerts that are still to be delivered there.</param>
/// <param name="Dead">Alerts that were given up; a replay sends them again.</param>
/// <param name="Secret">The secret that signs webhooks (`whsec_` and base64), shown this once; null ever after, and for mail.</param>
public sealed record AlertEndpointResponse(Guid Id, AlertEndpointKind Kind, string Address, DateTimeOffset CreatedAt, int Pending, int Dead, string? Secret = null);
