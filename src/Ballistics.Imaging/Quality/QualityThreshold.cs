using Ballistics.Evidence;

namespace Ballistics.Imaging.Quality;

/// <summary>What one measure is judged by.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="MoreIsBetter">True where a greater number is better.</param>
/// <param name="Warning">On the worse side of this there is a warning.</param>
/// <param name="Refusal">On the worse side of this the scan is refused.</param>
/// <param name="Reason">The reason by which it is refused.</param>
/// <param name="Meaning">What the number is.</param>
/// <param name="Advice">What to do where it does not serve.</param>
public sealed record QualityThreshold(
    string Name, string Unit, bool MoreIsBetter, double Warning, double Refusal, RejectionReason Reason, string Meaning, string Advice)
{
    /// <summary>The verdict of a number; a number that could not be measured earns a warning where <paramref name="isWanted"/>.</summary>
    /// <param name="value">The number; NaN where it could not be measured.</param>
    /// <param name="isWanted">Whether a scan of this sort should have it.</param>
    public QualityVerdict Judge(double value, bool isWanted = true) =>
        double.IsNaN(value) ? isWanted ? QualityVerdict.AcceptedWithWarning : QualityVerdict.Accepted
        : IsWorse(value, Refusal) ? QualityVerdict.Refused
        : IsWorse(value, Warning) ? QualityVerdict.AcceptedWithWarning
        : QualityVerdict.Accepted;

    private bool IsWorse(double value, double bound) => MoreIsBetter ? value < bound : value > bound;
}
