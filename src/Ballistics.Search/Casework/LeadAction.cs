namespace Ballistics.Search.Casework;

/// <summary>What a person can do to a lead.</summary>
public enum LeadAction
{
    /// <summary>Make it of a candidate.</summary>
    Open,

    /// <summary>Give it up before anybody has concluded.</summary>
    Dismiss,

    /// <summary>Take it up for comparison.</summary>
    BeginComparison,

    /// <summary>State the first conclusion.</summary>
    Conclude,

    /// <summary>Take it up for blind verification.</summary>
    BeginVerification,

    /// <summary>State the second conclusion, made without knowledge of the first.</summary>
    Verify,

    /// <summary>Hand back what one has taken up, for somebody else to take up.</summary>
    PutBack,
}
