using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Alerts;

namespace Ballistics.Service.Alerts;

/// <summary>An address to send alerts to.</summary>
/// <param name="Kind">Webhook or Email.</param>
/// <param name="Address">The URL, https:// unless the operator allows the host; or the mail address.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewAlertEndpoint(AlertEndpointKind Kind, [property: Required, StringLength(Search.Limits.AlertAddressLength, MinimumLength = 3)] string Address);
