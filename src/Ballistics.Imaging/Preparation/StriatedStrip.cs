using System.Runtime.InteropServices;
using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Preparation;

/// <summary>A crosscut with upright striae and without the form of its rows, and the median of its rows: the profile.</summary>
internal sealed class StriatedStrip
{
    private readonly int _width;
    private readonly double _spacingX, _spacingY;
    private readonly List<float[]> _rows;

    private StriatedStrip(int width, double spacingX, double spacingY, List<float[]> rows)
    {
        (_width, _spacingX, _spacingY, _rows) = (width, spacingX, spacingY, rows);
        Profile = Medians(rows);
    }

    /// <summary>The median of the rows at every point, metres; NaN where too few were measured.</summary>
    public float[] Profile { get; }

    /// <summary>What of the profile was measured, metres.</summary>
    public double MeasuredLength => Profile.Count(z => !float.IsNaN(z)) * _spacingX;

    /// <summary>Straightens a crosscut and takes its form from every row.</summary>
    /// <exception cref="RejectedScanException">Too little of every row was measured.</exception>
    public static StriatedStrip Of(StriatedCrosscut crosscut)
    {
        StriatedSurface surface = crosscut.Surface;
        float[] straightened = crosscut.Straightened();
        double[] shares = [.. crosscut.Rows.Select((_, k) => StriatedForm.MeasuredShare(Row(k), StriatedParameters.FormMargin))];
        double least = StriatedParameters.LeastOfFullestRow * shares.Max();
        var rows = new List<float[]>();
        // In the order they lie in, for the picture; the median does not mind.
        foreach (int k in Enumerable.Range(0, shares.Length).OrderBy(k => crosscut.Rows[k].Row))
            if (StriatedForm.Removed(Row(k), StriatedParameters.FormMargin, least) is { } row)
                rows.Add(row);
        if (rows.Count < StriatedParameters.LeastRows)
            throw new RejectedScanException(RejectionReason.TooLittleMeasured,
                $"Across the clearest striae {rows.Count} rows were measured well enough; {StriatedParameters.LeastRows} are needed. Scan again, or draw the region more tightly.");
        return new StriatedStrip(surface.Width, surface.SpacingX, surface.SpacingY, rows);

        ReadOnlySpan<float> Row(int k) => straightened.AsSpan(k * surface.Width, surface.Width);
    }

    /// <summary>Where the land lies between its shoulders.</summary>
    public GrooveShoulders Land() =>
        StriatedForm.Removed(Profile, StriatedParameters.JudgedMargin, StriatedParameters.LeastMeasured) is { } residual
            ? GrooveShoulders.Locate(residual, _spacingX) : new GrooveShoulders(0, _width, false, false);

    /// <summary>The part within the land, less unmeasured ends; <paramref name="land"/> becomes that part.</summary>
    public StriatedStrip Trimmed(ref GrooveShoulders land)
    {
        int first = land.First, end = land.End;
        while (first < end && float.IsNaN(Profile[first]))
            first++;
        while (end > first && float.IsNaN(Profile[end - 1]))
            end--;
        land = land with { First = first, End = end };
        return new StriatedStrip(end - first, _spacingX, _spacingY, _rows.ConvertAll(row => row[first..end]));
    }

    /// <summary>The strip at the kind's spacing without waves longer than its band, for the eye and for later features.</summary>
    public Topography WithoutLongWaves(MarkKind kind, int width)
    {
        float[] form = ProfileFilter.LowPass(Profile, _spacingX, kind.LongCutoff);
        int height = Math.Max(1, (int)(_rows.Count * _spacingY / kind.WorkingSpacing));
        var heights = new float[width * height];
        for (int y = 0; y < height; y++)
        {
            float[] row = _rows[Math.Min(_rows.Count - 1, (int)(y * kind.WorkingSpacing / _spacingY))];
            var relief = new float[_width];
            for (int x = 0; x < _width; x++)
                relief[x] = row[x] - form[x];
            LineResampling.ToSpacing(relief, _spacingX, kind.WorkingSpacing).CopyTo(heights, y * width);
        }
        return new Topography(width, height, kind.WorkingSpacing, kind.WorkingSpacing, heights);
    }

    /// <summary>How far apart the rows' relief lies at every point, robust deviation in metres; NaN where too few were measured.</summary>
    public float[] Disagreement()
    {
        float[] all = StriatedRelief.OfRows(CollectionsMarshal.AsSpan(_rows), _spacingX);
        List<float[]> reliefs = [.. Enumerable.Range(0, _rows.Count).Select(k => all[(k * _width)..((k + 1) * _width)])];
        float[] middle = Medians(reliefs);
        foreach (float[] relief in reliefs)
            for (int x = 0; x < _width; x++)
                relief[x] = Math.Abs(relief[x] - middle[x]);
        float[] deviations = Medians(reliefs);
        for (int x = 0; x < _width; x++)
            deviations[x] *= 1.4826f;
        return deviations;
    }

    /// <summary>The median of the rows at every point; NaN where far fewer than usual were measured.</summary>
    private float[] Medians(List<float[]> rows)
    {
        var counts = new int[_width];
        foreach (float[] row in rows)
            for (int x = 0; x < _width; x++)
                counts[x] += float.IsNaN(row[x]) ? 0 : 1;
        double least = Math.Max(1, StriatedParameters.LeastRowsMeasured * counts.Order().ElementAt(_width / 2));
        var medians = new float[_width];
        var column = new float[rows.Count];
        for (int x = 0; x < _width; x++)
        {
            int count = 0;
            foreach (float[] row in rows)
                if (!float.IsNaN(row[x]))
                    column[count++] = row[x];
            medians[x] = count < least ? float.NaN : Median(column.AsSpan(0, count));
        }
        return medians;
    }

    private static float Median(Span<float> values)
    {
        int half = values.Length / 2;
        float upper = OrderStatistics.Select(values, half), lower = upper;
        if (values.Length % 2 == 0)
        {
            lower = values[0];
            foreach (float value in values[1..half])
                lower = Math.Max(lower, value);
        }
        return (upper + lower) / 2;
    }
}
