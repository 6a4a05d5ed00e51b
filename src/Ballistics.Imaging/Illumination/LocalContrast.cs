using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Illumination;

/// <summary>Makes a map's contrast even: places in weak light count as those in strong light.</summary>
public static class LocalContrast
{
    /// <summary>The map in units of the local deviation about it.</summary>
    /// <param name="map">Values about zero; NaN is unmeasured.</param>
    /// <param name="cutoff">Wavelength over which the deviation is taken, metres.</param>
    /// <param name="floor">Deviations below this share of the whole map's count as that.</param>
    public static Topography Even(Topography map, double cutoff, double floor)
    {
        ArgumentNullException.ThrowIfNull(map);
        double whole = RobustStatistics.Deviation(map.Heights), least = floor * floor * whole * whole, most = 9 * whole * whole;
        var squares = new float[map.Heights.Length];
        for (int i = 0; i < squares.Length; i++)
            squares[i] = (float)Math.Min((double)map.Heights[i] * map.Heights[i], most);
        Topography energy = MaskedGaussian.LowPass(new Topography(map.Width, map.Height, map.SpacingX, map.SpacingY, squares), cutoff);
        var even = new float[squares.Length];
        for (int i = 0; i < even.Length; i++)
            even[i] = (float)(map.Heights[i] / Math.Sqrt(energy.Heights[i] + least));
        return new Topography(map.Width, map.Height, map.SpacingX, map.SpacingY, even);
    }
}
