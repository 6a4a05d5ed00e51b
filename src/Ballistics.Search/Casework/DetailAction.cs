namespace Ballistics.Search.Casework;

/// <summary>What can be done about a request for detail.</summary>
public enum DetailAction
{
    /// <summary>Ask.</summary>
    Ask,

    /// <summary>The owner consents.</summary>
    Grant,

    /// <summary>The owner does not consent.</summary>
    Refuse,

    /// <summary>The agency that asked takes it back.</summary>
    Withdraw,

    /// <summary>The owner takes its consent back.</summary>
    Revoke,
}
