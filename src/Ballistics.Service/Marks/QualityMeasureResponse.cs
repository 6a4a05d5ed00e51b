using Ballistics.Evidence;

namespace Ballistics.Service.Marks;

/// <summary>One measure of a scan's quality.</summary>
/// <param name="Name">focus, noise, contrast, saturation, measured, spikes, area or resolution.</param>
/// <param name="Value">The number; null where it could not be measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="MoreIsBetter">True where a greater number is better.</param>
/// <param name="WarnsAt">On the worse side of this number there is a warning.</param>
/// <param name="RefusesAt">On the worse side of this number the scan is refused.</param>
/// <param name="Verdict">What this measure alone comes to.</param>
/// <param name="Words">The same in words, with what to do where it does not serve.</param>
public sealed record QualityMeasureResponse(
    string Name, double? Value, string Unit, bool MoreIsBetter, double? WarnsAt, double? RefusesAt, QualityVerdict Verdict, string Words)
{
    internal static QualityMeasureResponse Of(QualityMeasure measure) => new(
        measure.Name, measure.Value, measure.Unit, measure.MoreIsBetter, measure.WarnsAt, measure.RefusesAt, measure.Verdict, measure.Words);
}
