namespace Ballistics.Evidence;

/// <summary>A file or a mark was refused: the reason by name, and a message that says what is wrong, where, and what to do.</summary>
/// <param name="reason">Why, by name.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What a decoder reported; null where there is nothing beneath.</param>
public sealed class RejectedScanException(RejectionReason reason, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why, by name.</summary>
    public RejectionReason Reason { get; } = reason;

    /// <summary>The measures of its quality, where the scan was sound enough to be measured; else null.</summary>
    public QualityReport? Quality { get; init; }
}
