namespace Ballistics.Evidence;

/// <summary>What becomes of a scan by its quality.</summary>
public enum QualityVerdict
{
    /// <summary>Every measure serves.</summary>
    Accepted,

    /// <summary>It is taken, and a measure says that a better scan would serve better.</summary>
    AcceptedWithWarning,

    /// <summary>It cannot serve, and is not taken.</summary>
    Refused,
}
