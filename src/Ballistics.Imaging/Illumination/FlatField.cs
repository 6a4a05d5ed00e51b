using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Illumination;

/// <summary>Takes uneven lighting out of a picture: what the lamp, the lens and the mark's form make brighter on one side than on the other.</summary>
public static class FlatField
{
    /// <summary>Beyond this many robust deviations from the field a pixel is a hole, a glint or beyond the mark.</summary>
    private const double Outlier = 8;

    /// <summary>How far each place is brighter than its wide surroundings, as a share of their brightness; NaN where those are too dark to tell.</summary>
    /// <param name="grey">Grey values, white 1; NaN is unmeasured.</param>
    /// <param name="cutoff">Longest wavelength that can be of the mark, metres.</param>
    /// <param name="leastBrightness">Surroundings darker than this share of white tell nothing.</param>
    public static Topography Even(Topography grey, double cutoff, double leastBrightness)
    {
        ArgumentNullException.ThrowIfNull(grey);
        // The quadric goes before the mean: at a picture's edge the mean of a slope is not its middle.
        Topography rest = FormRemoval.Remove(grey, quadratic: true, Outlier), wide = MaskedGaussian.LowPass(rest, cutoff);
        var even = new float[grey.Heights.Length];
        for (int i = 0; i < even.Length; i++)
        {
            float field = grey.Heights[i] - rest.Heights[i] + wide.Heights[i];
            even[i] = field > leastBrightness ? grey.Heights[i] / field - 1 : float.NaN;
        }
        return new Topography(grey.Width, grey.Height, grey.SpacingX, grey.SpacingY, even);
    }
}
