using Ballistics.Evidence;
using Ballistics.Imaging.Regions;

namespace Ballistics.Imaging.Illumination;

/// <summary>
/// Takes out of a picture what is alike all round the mark's centre: a dome under a ring light is bright in the middle and dark at its
/// rim whatever tool struck it, and two such pictures are alike by their form alone.
/// </summary>
public static class CircularBackground
{
    /// <summary>The map less its mean over each ring about the mark's centre, linear between the middles of the rings.</summary>
    /// <param name="map">The map; NaN is unmeasured.</param>
    /// <param name="ring">Width of a ring, metres.</param>
    public static Topography Remove(Topography map, double ring)
    {
        ArgumentNullException.ThrowIfNull(map);
        MarkCentre centre = MarkCentre.Estimate(map);
        double middleX = (map.Width - 1) / 2.0 + centre.X / map.SpacingX, middleY = (map.Height - 1) / 2.0 + centre.Y / map.SpacingY;
        double Rings(int x, int y) => Math.Sqrt(Math.Pow((x - middleX) * map.SpacingX, 2) + Math.Pow((y - middleY) * map.SpacingY, 2)) / ring;

        int count = (int)Math.Ceiling(new[] { Rings(0, 0), Rings(map.Width - 1, 0), Rings(0, map.Height - 1), Rings(map.Width - 1, map.Height - 1) }.Max()) + 2;
        double[] sums = new double[count], weights = new double[count];
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
                if (!float.IsNaN(map[x, y]))
                {
                    double at = Rings(x, y);
                    int inner = (int)at;
                    sums[inner] += (1 - (at - inner)) * map[x, y];
                    weights[inner] += 1 - (at - inner);
                    sums[inner + 1] += (at - inner) * map[x, y];
                    weights[inner + 1] += at - inner;
                }
        var even = new float[map.Heights.Length];
        for (int y = 0; y < map.Height; y++)
            for (int x = 0; x < map.Width; x++)
            {
                double at = Rings(x, y);
                int inner = (int)at;
                even[y * map.Width + x] = (float)(map[x, y] - ((1 - (at - inner)) * Mean(inner) + (at - inner) * Mean(inner + 1)));
            }
        return new Topography(map.Width, map.Height, map.SpacingX, map.SpacingY, even);

        double Mean(int k) => weights[k] > 0 ? sums[k] / weights[k] : 0;
    }
}
