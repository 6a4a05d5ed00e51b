namespace Ballistics.Evidence;

/// <summary>One measure of a scan's quality, with what it is judged by and what that comes to in words.</summary>
/// <param name="Name">Its name: focus, noise, contrast, saturation, measured, spikes, area or resolution.</param>
/// <param name="Value">The number; null where it could not be measured, as where a picture does not say its spacing.</param>
/// <param name="Unit">The number's unit: nm, mm², or % or a plain share of something that the words name.</param>
/// <param name="MoreIsBetter">True where a greater number is better.</param>
/// <param name="WarnsAt">On the worse side of this number there is a warning; null where there is none.</param>
/// <param name="RefusesAt">On the worse side of this number the scan is refused; null where it never is.</param>
/// <param name="Verdict">What this measure alone comes to.</param>
/// <param name="Words">The same in words: what it is, what is asked, and, where it does not serve, what to do.</param>
public sealed record QualityMeasure(
    string Name, double? Value, string Unit, bool MoreIsBetter, double? WarnsAt, double? RefusesAt, QualityVerdict Verdict, string Words);
