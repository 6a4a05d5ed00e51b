namespace Ballistics.Search.Casework;

/// <summary>How far a lead has come. The last four are final.</summary>
public enum LeadState
{
    /// <summary>A reviewer made it of a candidate; nobody compares yet.</summary>
    Open,

    /// <summary>An examiner has taken it up and compares.</summary>
    InComparison,

    /// <summary>The examiner has concluded; nobody else may know what, until a second person has concluded too.</summary>
    AwaitingVerification,

    /// <summary>A second person has taken it up and compares, without knowing the first conclusion.</summary>
    InVerification,

    /// <summary>Two different persons concluded identification: a confirmed link.</summary>
    Hit,

    /// <summary>Two different persons concluded the same, and not identification.</summary>
    Concluded,

    /// <summary>Two different persons concluded differently; both conclusions stay on record.</summary>
    Conflict,

    /// <summary>It was given up before anybody concluded.</summary>
    Dismissed,
}
