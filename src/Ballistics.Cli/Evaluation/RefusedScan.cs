namespace Ballistics.Cli.Evaluation;

/// <summary>A scan that was refused.</summary>
/// <param name="File">Its path in the labels.</param>
/// <param name="Reason">Why, by name.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record RefusedScan(string File, Evidence.RejectionReason Reason, string Message);
