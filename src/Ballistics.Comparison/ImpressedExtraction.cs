using Ballistics.Comparison.Correlation;
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
        Topography fine = Resampling.ToSpacing(centred, Parameters.FineSpacing);
        if (mark.Modality == Modality.SideLight)
            return OfRelief(mark, Relief(fine, mark), centre);
        Topography coarse = MaskedGaussian.LowPass(Resampling.ToSpacing(centred, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new ImpressedSignature(mark.Kind, Quantisation.ToMap(coarse), Quantisation.ToMap(fine), centre.X, centre.Y) { Modality = mark.Modality };
    }

    /// <summary>The relief that a picture under side light tells of, in the kind's band.</summary>
    private static Topography Relief(Topography contrast, PreparedMark mark) =>
        BandPass.Apply(ReliefFromShading.Estimate(contrast, mark.LampDegrees), double.NaN, mark.Kind.LongCutoff);

    private static ImpressedSignature OfRelief(PreparedMark mark, Topography fine, MarkCentre centre)
    {
        Topography coarse = MaskedGaussian.LowPass(Resampling.ToSpacing(fine, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new ImpressedSignature(mark.Kind, Quantisation.ToMap(coarse), Quantisation.ToMap(fine), centre.X, centre.Y) { Modality = mark.Modality };
    }
}
