namespace Ballistics.Search.Casework;

/// <summary>How far a request for detail has come.</summary>
public enum DetailRequestState
{
    /// <summary>The owner has not answered yet.</summary>
    Asked,

    /// <summary>The owner consents.</summary>
    Granted,

    /// <summary>The owner does not consent.</summary>
    Refused,

    /// <summary>The agency that asked took it back before an answer.</summary>
    Withdrawn,

    /// <summary>The owner took its consent back.</summary>
    Revoked,
}
