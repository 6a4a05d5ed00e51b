using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;
using Ballistics.Simulation.Fields;

namespace Ballistics.Cli.Evaluation;

/// <summary>A scan as a hasty operator or a poor instrument leaves it: off centre, tilted, with points lost and noise.</summary>
internal static class DegradedScan
{
    /// <summary>How far the mark's centre is moved from the map's, metres.</summary>
    private const double OffCentre = 0.5e-3;

    /// <summary>Tilt, degrees.</summary>
    private const double Tilt = 3;

    /// <summary>Share of the measured points lost, half of them singly and half in patches.</summary>
    private const double Lost = 0.3;

    /// <summary>Radii of a patch, metres.</summary>
    private const double LeastPatch = 40e-6, MostPatch = 120e-6;

    /// <summary>Standard deviation of the noise, as a share of the scan's robust deviation from its form.</summary>
    private const double Noise = 0.1;

    /// <summary>The scan degraded, always alike for one file.</summary>
    /// <param name="surface">The scan.</param>
    /// <param name="file">Its file's name, which draws everything.</param>
    public static Topography Of(Topography surface, string file)
    {
        var random = new RandomStream(new Seed(0).For(Path.GetFileName(file)));
        Topography moved = Moved(surface, random);
        float[] heights = moved.Heights.ToArray();
        LosePatches(heights, moved, random);
        double direction = 2 * Math.PI * random.NextUnit(), slope = Math.Tan(Tilt * Math.PI / 180);
        double noise = Noise * RobustStatistics.Deviation(FormRemoval.Remove(surface, quadratic: false, rejectBeyond: 6).Heights);
        for (int i = 0; i < heights.Length; i++)
        {
            double along = i % moved.Width * moved.SpacingX * Math.Cos(direction) + i / moved.Width * moved.SpacingY * Math.Sin(direction);
            bool isLost = random.NextUnit() < Lost / 2;
            double error = noise * random.NextNormal();
            heights[i] = isLost ? float.NaN : (float)(heights[i] + slope * along + error);
        }
        return new Topography(moved.Width, moved.Height, moved.SpacingX, moved.SpacingY, heights, moved.Datum);
    }

    /// <summary>On a canvas grown by twice the distance on one side in x and in y.</summary>
    private static Topography Moved(Topography surface, RandomStream random)
    {
        int growX = (int)Math.Round(Math.Sqrt(2) * OffCentre / surface.SpacingX), growY = (int)Math.Round(Math.Sqrt(2) * OffCentre / surface.SpacingY);
        int left = random.NextBelow(2) * growX, top = random.NextBelow(2) * growY, width = surface.Width + growX;
        var heights = new float[width * (surface.Height + growY)];
        Array.Fill(heights, float.NaN);
        for (int y = 0; y < surface.Height; y++)
            surface.Heights.Slice(y * surface.Width, surface.Width).CopyTo(heights.AsSpan((y + top) * width + left));
        return new Topography(width, surface.Height + growY, surface.SpacingX, surface.SpacingY, heights, surface.Datum);
    }

    private static void LosePatches(float[] heights, Topography surface, RandomStream random)
    {
        int remaining = (int)(Lost / 2 * heights.Count(height => !float.IsNaN(height)));
        while (remaining > 0)
        {
            int centre = random.NextBelow(heights.Length), column = centre % surface.Width, row = centre / surface.Width;
            double radius = random.NextBetween(LeastPatch, MostPatch);
            int reachX = (int)(radius / surface.SpacingX), reachY = (int)(radius / surface.SpacingY);
            for (int y = Math.Max(0, row - reachY); y <= Math.Min(surface.Height - 1, row + reachY); y++)
                for (int x = Math.Max(0, column - reachX); x <= Math.Min(surface.Width - 1, column + reachX); x++)
                    if (!float.IsNaN(heights[y * surface.Width + x])
                        && Math.Pow((x - column) * surface.SpacingX, 2) + Math.Pow((y - row) * surface.SpacingY, 2) <= radius * radius)
                    {
                        heights[y * surface.Width + x] = float.NaN;
                        remaining--;
                    }
        }
    }
}
