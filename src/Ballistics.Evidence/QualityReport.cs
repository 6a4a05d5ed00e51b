namespace Ballistics.Evidence;

/// <summary>How well a scan can serve for its kind of mark: the verdict and every measure it rests on.</summary>
/// <param name="Verdict">The worst of the measures' verdicts.</param>
/// <param name="Measures">All measures, in a fixed order.</param>
public sealed record QualityReport(QualityVerdict Verdict, IReadOnlyList<QualityMeasure> Measures)
{
    /// <summary>The measures that do not serve fully, the worst first.</summary>
    public IEnumerable<QualityMeasure> Concerns => Measures.Where(measure => measure.Verdict != QualityVerdict.Accepted).OrderByDescending(measure => measure.Verdict);
}
