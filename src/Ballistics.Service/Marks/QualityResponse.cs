using Ballistics.Evidence;

namespace Ballistics.Service.Marks;

/// <summary>How well a scan can serve for its kind of mark: the verdict and every measure it rests on. docs/quality.md explains them.</summary>
/// <param name="Verdict">Accepted, AcceptedWithWarning, or Refused; the worst of the measures.</param>
/// <param name="Measures">All measures, in a fixed order.</param>
public sealed record QualityResponse(QualityVerdict Verdict, IReadOnlyList<QualityMeasureResponse> Measures)
{
    internal static QualityResponse? Of(QualityReport? report) =>
        report is null ? null : new(report.Verdict, [.. report.Measures.Select(QualityMeasureResponse.Of)]);
}
