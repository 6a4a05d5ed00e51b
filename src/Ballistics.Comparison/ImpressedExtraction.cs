using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
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
        Topography coarse = MaskedGaussian.LowPass(Resampling.ToSpacing(centred, Parameters.CoarseSpacing), Parameters.CoarseShortCutoff);
        return new ImpressedSignature(mark.Kind, Quantisation.ToMap(coarse), Quantisation.ToMap(fine), centre.X, centre.Y) { Modality = mark.Modality };
    }
}
