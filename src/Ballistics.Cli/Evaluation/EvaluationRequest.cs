using Ballistics.Imaging.Formats;

namespace Ballistics.Cli.Evaluation;

/// <summary>What is to be evaluated.</summary>
/// <param name="Folder">The folder of scans.</param>
/// <param name="LabelsFile">The labels.</param>
/// <param name="Studies">The studies to take; pairs across them are formed where they are named. Empty: all, each within itself.</param>
/// <param name="Protocol">What is done to every scan first.</param>
/// <param name="Level">What is paired.</param>
/// <param name="IsTimed">Whether single comparisons are timed too.</param>
/// <param name="Stated">What is stated about pictures; null for nothing.</param>
internal sealed record EvaluationRequest(
    string Folder, string LabelsFile, IReadOnlyList<string> Studies, Protocol Protocol, Level Level, bool IsTimed = true, ReadOptions? Stated = null);
