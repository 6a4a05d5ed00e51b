using Ballistics.Evidence;
using Ballistics.Imaging.Illumination;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// Prepares the picture of a mark that slid: brightness across the striae stands for their heights. It is no height, since a flank is the
/// brighter the more it leans to the lamp; two pictures lit alike show the same flanks alike.
/// </summary>
internal static class StriatedImage
{
    /// <summary>Contrast counts as so many metres, so that what is tuned to striae of some tenths of a micrometre takes it as it comes.</summary>
    private const float MetresPerContrast = 1e-6f;

    /// <summary>Even light, and then the same line as for heights: the lean of the striae put right, the profile the median of many rows.</summary>
    /// <exception cref="RejectedScanException">Spacing or lighting is not known, or the picture shows too little.</exception>
    public static PreparedMark Prepare(ReflectanceImage image, Topography grey, RegionOfInterest region, MarkKind kind, Modality modality, IPipelineObserver? observer)
    {
        Topography even = FlatField.Even(grey, ImageParameters.FlatFieldCutoffs * kind.LongCutoff, ImageParameters.LeastBrightness);
        float[] heights = even.Heights.ToArray();
        for (int i = 0; i < heights.Length; i++)
            heights[i] *= MetresPerContrast;
        try
        {
            PreparedStriae striae = StriatedPreparation.Prepare(new Topography(even.Width, even.Height, even.SpacingX, even.SpacingY, heights), region, kind, observer);
            return striae with { Modality = modality, LampDegrees = image.LampDegrees };
        }
        catch (RejectedScanException problem) when (problem.Reason == RejectionReason.Flat)
        {
            throw new RejectedScanException(RejectionReason.Flat,
                $"Between {kind.ShortCutoff * 1e6:F0} and {kind.LongCutoff * 1e6:F0} µm the picture shows no striae that run on from row to row. Light it from the side, across the striae.", problem);
        }
    }
}
