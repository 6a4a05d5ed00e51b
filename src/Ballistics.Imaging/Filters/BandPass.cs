using Ballistics.Evidence;

namespace Ballistics.Imaging.Filters;

/// <summary>The areal Gaussian band-pass: what a long cut-off takes away from what a short one leaves (ISO 16610-61).</summary>
public static class BandPass
{
    /// <summary>The surface with wavelengths between the cut-offs; NaN where it was NaN.</summary>
    /// <param name="surface">Heights, NaN where unmeasured.</param>
    /// <param name="shortCutoff">Shortest wavelength kept, metres; NaN keeps all the grid holds.</param>
    /// <param name="longCutoff">Longest wavelength kept, metres.</param>
    public static Topography Apply(Topography surface, double shortCutoff, double longCutoff)
    {
        ArgumentNullException.ThrowIfNull(surface);
        Topography fine = double.IsNaN(shortCutoff) ? surface : MaskedGaussian.LowPass(surface, shortCutoff);
        Topography form = MaskedGaussian.LowPass(surface, longCutoff);
        var heights = new float[surface.Heights.Length];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = float.IsNaN(surface.Heights[i]) ? float.NaN : fine.Heights[i] - form.Heights[i];
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, heights);
    }
}
