using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Quality;

/// <summary>Says whether a scan can serve for its kind of mark, by measures that each have a number and a reason in words.</summary>
public static class QualityGate
{
    /// <summary>Measures a scan, whatever it holds.</summary>
    /// <param name="acquisition">The scan.</param>
    /// <param name="region">The part that bears the mark.</param>
    /// <param name="kind">The kind of mark.</param>
    public static QualityReport Assess(Acquisition acquisition, RegionOfInterest region, MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        return acquisition.Topography is { } surface ? Assess(surface, region, kind)
            : Assess(acquisition.Image ?? throw new ArgumentException("The acquisition has neither a topography nor a picture.", nameof(acquisition)), region, kind);
    }

    /// <summary>Measures a topography.</summary>
    /// <param name="surface">The scan.</param>
    /// <param name="region">The part that bears the mark.</param>
    /// <param name="kind">The kind of mark.</param>
    public static QualityReport Assess(Topography surface, RegionOfInterest region, MarkKind kind) => Assess(MeasuredMap.Of(surface, region), kind);

    /// <summary>Measures a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="region">The part that bears the mark; null takes all of it.</param>
    /// <param name="kind">The kind of mark.</param>
    public static QualityReport Assess(ReflectanceImage image, RegionOfInterest? region, MarkKind kind) => Assess(MeasuredMap.Of(image, region), kind);

    /// <summary>Passes what is not refused.</summary>
    /// <exception cref="RejectedScanException">The verdict is a refusal; the message names the measures that led to it.</exception>
    public static void Demand(QualityReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Verdict != QualityVerdict.Refused)
            return;
        QualityMeasure[] failed = [.. report.Measures.Where(measure => measure.Verdict == QualityVerdict.Refused)];
        RejectionReason reason = QualityThresholds.All.First(threshold => threshold.Name == failed[0].Name && threshold.Unit == failed[0].Unit).Reason;
        throw new RejectedScanException(reason, string.Join(' ', failed.Select(measure => measure.Words))) { Quality = report };
    }

    private static QualityReport Assess(MeasuredMap map, MarkKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        bool isScaled = double.IsFinite(map.Spacing);
        int finest = FinestLevel(map, kind);
        var pyramid = new DetailPyramid(map.Values, map.Width, map.Height, finest + 4);
        double fine = pyramid.Detail(finest), middle = pyramid.Detail(finest + 1), coarse = pyramid.Detail(finest + 2);
        MeasuredArea? area = isScaled ? DropOuts.Area(map, pyramid, Math.Min(finest, pyramid.Depth - 1)) : null;
        double least = QualityThresholds.LeastWavelengths * kind.LongCutoff;
        QualityMeasure[] measures =
        [
            Judge(QualityThresholds.Focus, 100 * Sharpness(fine, coarse, pyramid.Detail(finest + 3))),
            // Of a handful of points nothing is told.
            Judge(QualityThresholds.Noise, double.IsNaN(coarse) ? double.NaN : 100 * NoiseShare(fine, middle)),
            map.IsPicture ? Judge(QualityThresholds.Contrast, 100 * coarse) : Judge(QualityThresholds.Relief, 1e9 * coarse),
            Judge(QualityThresholds.Saturation, 100 * DropOuts.Clipped(map)),
            Judge(QualityThresholds.Measured, map.IsPicture ? double.NaN : 100 * area!.Share, isWanted: !map.IsPicture),
            Judge(QualityThresholds.Spikes, 100 * DropOuts.Spikes(map)),
            // A land's length decides whether it can be compared, not its area; its preparation tells.
            Judge(QualityThresholds.Area, area is null || kind.IsStriated ? double.NaN : area.Area / (least * least), isWanted: !kind.IsStriated),
            Judge(QualityThresholds.Resolution, 100 * ResolvedShare(map.Spacing, kind)),
        ];
        return new QualityReport(measures.Max(measure => measure.Verdict), measures);
    }

    /// <summary>The level whose points lie about as far apart as the finest detail that is compared.</summary>
    private static int FinestLevel(MeasuredMap map, MarkKind kind)
    {
        double points = double.IsFinite(map.Spacing)
            ? Math.Max(kind.WorkingSpacing, kind.ShortCutoff / 2) / map.Spacing
            : Math.Max(map.Width, map.Height) / (double)QualityThresholds.AssumedPoints;
        return Math.Max(0, (int)Math.Round(Math.Log2(points)));
    }

    /// <summary>Fine detail in proportion to detail eight times as large; a map too small for that is judged by four times, and the law that detail follows on surfaces.</summary>
    private static double Sharpness(double fine, double coarse, double coarsest) =>
        double.IsNaN(coarsest) ? Math.Pow(fine / coarse, 1.5) : fine / coarsest;

    /// <summary>
    /// The share of the finest detail that is white noise, by how much less detail is left at twice the size: of noise a half, while a
    /// surface has more there.
    /// </summary>
    private static double NoiseShare(double fine, double middle)
    {
        double growth = middle * middle / (fine * fine);
        return Math.Sqrt(Math.Clamp((QualityThresholds.SurfaceGrowth - growth) / (QualityThresholds.SurfaceGrowth - 0.25), 0, 1));
    }

    private static double ResolvedShare(double spacing, MarkKind kind) =>
        Math.Max(0, Math.Log2(kind.LongCutoff / Math.Max(kind.ShortCutoff, 2 * spacing)) / Math.Log2(kind.LongCutoff / kind.ShortCutoff));

    private static QualityMeasure Judge(QualityThreshold by, double value, bool isWanted = true)
    {
        QualityVerdict verdict = by.Judge(value, isWanted);
        string number = Number(value), bound = Number(verdict == QualityVerdict.Refused ? by.Refusal : by.Warning);
        string words = double.IsNaN(value) ? isWanted ? $"{by.Meaning} could not be measured." : $"{by.Meaning} does not count here."
            : verdict == QualityVerdict.Accepted ? $"{by.Meaning}: {number} {by.Unit}."
            : $"{by.Meaning}: {number} {by.Unit}, where {(by.MoreIsBetter ? "at least" : "at most")} {bound} {by.Unit} {(verdict == QualityVerdict.Refused ? "is needed" : "serves well")}. {by.Advice}.";
        return new QualityMeasure(by.Name, double.IsNaN(value) ? null : value, by.Unit, by.MoreIsBetter, by.Warning, by.Refusal, verdict, words);
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 10 ? "0" : "0.##", CultureInfo.InvariantCulture);
}
