using Ballistics.Evidence;

namespace Ballistics.Imaging.Surfaces;

/// <summary>Brings a surface to another lateral spacing.</summary>
public static class Resampling
{
    /// <summary>
    /// The surface on a square grid of the given spacing. Each new point is the mean of the measured area beneath it (which also
    /// keeps finer detail from folding down), and NaN where less than half of that area was measured. Finer than the original it
    /// is linear between neighbours.
    /// </summary>
    /// <param name="surface">The surface.</param>
    /// <param name="spacing">New spacing in both directions, metres.</param>
    public static Topography ToSpacing(Topography surface, double spacing)
    {
        ArgumentNullException.ThrowIfNull(surface);
        if (surface.SpacingX == spacing && surface.SpacingY == spacing)
            return surface;
        if (surface.SpacingX * 2 == spacing && surface.SpacingY * 2 == spacing && surface.Width % 2 == 0 && surface.Height % 2 == 0)
            return HalvedGrid.Of(surface);
        Overlap[] columns = Overlaps(surface.Width, surface.SpacingX, spacing), rows = Overlaps(surface.Height, surface.SpacingY, spacing);
        var sums = new double[columns.Length];
        var areas = new double[columns.Length];
        var heights = new float[columns.Length * rows.Length];
        for (int y = 0; y < rows.Length; y++)
        {
            Array.Clear(sums);
            Array.Clear(areas);
            double whole = rows[y].Weights.Sum();
            for (int j = 0; j < rows[y].Weights.Length; j++)
            {
                ReadOnlySpan<float> source = surface.Heights.Slice((rows[y].First + j) * surface.Width, surface.Width);
                double down = rows[y].Weights[j];
                for (int x = 0; x < columns.Length; x++)
                {
                    double[] across = columns[x].Weights;
                    ReadOnlySpan<float> beneath = source.Slice(columns[x].First, across.Length);
                    double sum = sums[x], measured = areas[x];
                    for (int i = 0; i < across.Length; i++)
                        if (beneath[i] is float height && !float.IsNaN(height))
                        {
                            double area = across[i] * down;
                            sum += area * height;
                            measured += area;
                        }
                    (sums[x], areas[x]) = (sum, measured);
                }
            }
            for (int x = 0; x < columns.Length; x++)
                heights[y * columns.Length + x] = areas[x] < 0.5 * whole * columns[x].Weights.Sum() ? float.NaN : (float)(sums[x] / areas[x]);
        }
        return new Topography(columns.Length, rows.Length, spacing, spacing, heights, surface.Datum);
    }

    /// <summary>Which old points lie beneath each new one, and how much of each; the new grid is centred on the old.</summary>
    private static Overlap[] Overlaps(int count, double oldSpacing, double newSpacing)
    {
        double ratio = newSpacing / oldSpacing;
        int newCount = Math.Max(1, (int)Math.Round(count / ratio));
        double start = (count - newCount * ratio) / 2;
        var overlaps = new Overlap[newCount];
        for (int i = 0; i < newCount; i++)
        {
            // An interval narrower than one old point would show steps: widen it to one, which is linear interpolation.
            double middle = start + (i + 0.5) * ratio, half = Math.Max(ratio, 1) / 2;
            double from = Math.Clamp(middle - half, 0, count), to = Math.Clamp(middle + half, 0, count);
            int first = Math.Min((int)Math.Floor(from), count - 1), last = Math.Min((int)Math.Ceiling(to) - 1, count - 1);
            var weights = new double[Math.Max(1, last - first + 1)];
            for (int k = 0; k < weights.Length; k++)
                weights[k] = Math.Max(0, Math.Min(to, first + k + 1) - Math.Max(from, first + k));
            if (weights.Sum() == 0)
                weights[0] = 1;
            overlaps[i] = new Overlap(first, weights);
        }
        return overlaps;
    }

    private readonly record struct Overlap(int First, double[] Weights);
}
