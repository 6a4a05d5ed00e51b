using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// Where the land ends on either side of its profile. The barrel's land presses the bullet below the grooves' level, so that the
/// shoulders rise steeply from it; often so steeply that they were not measured.
/// </summary>
/// <param name="First">First point of the land.</param>
/// <param name="End">One past its last point.</param>
/// <param name="HasFirst">True where a shoulder was found before it; false where the scan ends on the land.</param>
/// <param name="HasLast">True where a shoulder was found behind it.</param>
public readonly record struct GrooveShoulders(int First, int End, bool HasFirst, bool HasLast)
{
    /// <summary>Finds the shoulders of a profile whose form has been removed by a robust fit over its middle.</summary>
    /// <param name="residual">Heights above the fitted form of the land, metres; NaN is unmeasured.</param>
    /// <param name="spacing">Distance between its points, metres.</param>
    public static GrooveShoulders Locate(ReadOnlySpan<float> residual, double spacing)
    {
        float[] backwards = residual.ToArray();
        Array.Reverse(backwards);
        int margin = (int)Math.Round(StriatedParameters.ShoulderMargin / spacing);
        int before = residual.Length - Rise(backwards, spacing), behind = Rise(residual, spacing);
        bool hasFirst = before > 0, hasLast = behind < residual.Length;
        return new GrooveShoulders(hasFirst ? before + margin : 0, hasLast ? behind - margin : residual.Length, hasFirst, hasLast);
    }

    /// <summary>The first point of the shoulder at the end of a line; the line's length where there is none.</summary>
    private static int Rise(ReadOnlySpan<float> residual, double spacing)
    {
        int width = Math.Max(1, (int)(StriatedParameters.ShoulderWidth / spacing)), reach = (int)(StriatedParameters.ShoulderReach / spacing);
        int from = (int)(StriatedParameters.LandWindow / spacing), to = (int)(StriatedParameters.LandGap / spacing);
        var window = new float[from];
        // A few points at the very end of a scan tell nothing.
        for (int i = (int)((1 - StriatedParameters.ShoulderZone) * residual.Length); i < residual.Length - Math.Max(3, width / 6); i++)
        {
            float level = Median(residual[Math.Max(0, i - from)..Math.Max(0, i - to)], window);
            if (StaysHigh(Ahead(residual, i, width), level) && Climbs(Ahead(residual, i, reach), level))
                return i;
        }
        return residual.Length;
    }

    private static ReadOnlySpan<float> Ahead(ReadOnlySpan<float> line, int from, int count) => line.Slice(from, Math.Min(count, line.Length - from));

    /// <summary>True where a line begins high above the land beside it and most of it is; unmeasured counts as high.</summary>
    private static bool StaysHigh(ReadOnlySpan<float> line, float level)
    {
        int high = 0;
        foreach (float z in line)
            high += z <= level + StriatedParameters.ShoulderHeight ? 0 : 1;
        return !(line[0] <= level + StriatedParameters.ShoulderHeight) && high > StriatedParameters.ShoulderShare * line.Length;
    }

    /// <summary>True where a line climbs on to twice a shoulder's least height, or a good part of it was too steep to be measured.</summary>
    private static bool Climbs(ReadOnlySpan<float> line, float level)
    {
        int unmeasured = 0;
        foreach (float z in line)
        {
            if (z >= level + 2 * StriatedParameters.ShoulderHeight)
                return true;
            unmeasured += float.IsNaN(z) ? 1 : 0;
        }
        return unmeasured >= StriatedParameters.SteepShare * line.Length;
    }

    private static float Median(ReadOnlySpan<float> values, float[] measured)
    {
        int count = 0;
        foreach (float value in values)
            if (!float.IsNaN(value))
                measured[count++] = value;
        return count == 0 ? 0 : OrderStatistics.Select(measured.AsSpan(0, count), count / 2);
    }
}
