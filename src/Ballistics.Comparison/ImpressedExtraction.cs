using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Modalities;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Illumination;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Comparison;

/// <summary>From a prepared impressed mark to its two correlation maps.</summary>
internal static class ImpressedExtraction
{
    public static ImpressedSignature Extract(PreparedMark mark)
    {
        Topography surface = RimErosion.Erode(mark.Surface, Parameters.RimErosion);
        MarkCentre centre = MarkCentre.Estimate(surface);
        Topography centred = centre.Centred(surface);
        if (mark.Modality == Modality.SideLight)
            return OfSideLight(mark, centred, centre);
        Topography fine = Resampling.ToSpacing(centred, Parameters.FineSpacing);
        // Coarse maps of pictures, and of steepness, all come by way of the fine one, so that they lie on each other as the fine ones do.
        Topography coarse = MaskedGaussian.LowPass(
            Resampling.ToSpacing(mark.Modality == Modality.Heights ? centred : fine, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new ImpressedSignature(mark.Kind, Quantisation.ToMap(coarse), Quantisation.ToMap(fine), centre.X, centre.Y) { Modality = mark.Modality };
    }

    /// <summary>By the relief that a picture under side light tells of, in the kind's band; for pictures under ring light how steep it is, on the picture's own grid.</summary>
    private static ImpressedSignature OfSideLight(PreparedMark mark, Topography contrast, MarkCentre centre)
    {
        Topography fine = Relief(Resampling.ToSpacing(contrast, Parameters.FineSpacing), mark);
        Topography coarse = MaskedGaussian.LowPass(Resampling.ToSpacing(fine, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new ImpressedSignature(mark.Kind, Quantisation.ToMap(coarse), Quantisation.ToMap(fine), centre.X, centre.Y)
        {
            Modality = mark.Modality,
            Steepness = SteepnessMaps.Of(Relief(contrast, mark), mark.Kind),
        };
    }

    private static Topography Relief(Topography contrast, PreparedMark mark) =>
        BandPass.Apply(ReliefFromShading.Estimate(contrast, mark.LampDegrees), double.NaN, mark.Kind.LongCutoff);
}
