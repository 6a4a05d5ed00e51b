namespace Ballistics.Search.Alerts;

/// <summary>How alerts are carried to an agency, beside its inbox.</summary>
public enum AlertEndpointKind
{
    /// <summary>A signed HTTP request to an address of the agency.</summary>
    Webhook,

    /// <summary>A mail that says no more than that there is an alert.</summary>
    Email,
}
