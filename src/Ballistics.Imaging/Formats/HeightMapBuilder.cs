using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From a file's heights, read as a stream twice, to a topography in metres; holds nothing but the result.</summary>
internal static class HeightMapBuilder
{
    /// <summary>Builds the topography.</summary>
    /// <param name="grid">Size and spacing in metres.</param>
    /// <param name="pass">The heights as written.</param>
    /// <param name="statistics">What a first pass found.</param>
    /// <param name="unit">The unit of the heights.</param>
    /// <param name="remarks">Is told of heights that no instrument can have measured.</param>
    /// <param name="origin">The corner that the first point lies in.</param>
    /// <exception cref="RejectedScanException">Nothing was measured.</exception>
    public static Topography Build(Grid grid, HeightPass pass, HeightStatistics statistics, LengthUnit unit, List<string> remarks, X3pOrigin origin)
    {
        if (statistics.Measured == 0)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured,
                $"None of the {grid.Points} points was measured. Send a scan that shows the mark.");
        double datum = Datum(statistics, unit);
        var heights = new float[grid.Points];
        long impossible = 0, measured = 0;
        pass((start, chunk) =>
        {
            for (int i = 0; i < chunk.Length; i++)
            {
                double height = chunk[i] * unit.Metres;
                bool possible = Math.Abs(height) <= Limits.GreatestHeight;
                if (possible)
                    measured++;
                else if (double.IsFinite(chunk[i]))
                    impossible++;
                heights[start + i] = possible ? (float)(height - datum) : float.NaN;
            }
        });
        if (measured == 0)
            throw new RejectedScanException(RejectionReason.Damaged,
                $"All heights are beyond ±{Limits.GreatestHeight} m, which no tool mark reaches. Save the scan again with heights in metres.");
        if (impossible > 0)
            remarks.Add($"{impossible} heights beyond ±{Limits.GreatestHeight} m taken as not measured.");
        origin.Arrange(heights.AsSpan(), grid.Width);
        return new Topography(grid.Width, grid.Height, grid.SpacingX, grid.SpacingY, heights, datum);
    }

    /// <summary>
    /// Zero, unless the surface lies farther from zero than it is deep: then its middle, rounded to single precision so that heights
    /// stored as such in the file come back exactly.
    /// </summary>
    private static double Datum(HeightStatistics statistics, LengthUnit unit)
    {
        double middle = (statistics.Low + statistics.High) / 2 * unit.Metres;
        return Math.Abs(middle) > 2 * statistics.Relief * unit.Metres && Math.Abs(middle) <= Limits.GreatestHeight ? (float)middle : 0;
    }
}
