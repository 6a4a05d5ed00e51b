using Ballistics.Imaging.Preparation;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// Where the land ends on either side of its profile. The barrel's land presses the bullet below the grooves' level, so that the
/// shoulders stand up steeply from the land's own curve.
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
        bool[] high = AboveTheLand(residual, spacing);
        int persistence = Math.Max(1, (int)(StriatedParameters.ShoulderWidth / spacing));
        int margin = (int)Math.Round(StriatedParameters.ShoulderMargin / spacing);
        int first = (int)(StriatedParameters.SurelyLand * high.Length), end = high.Length - first;
        while (first > 0 && !(high[first - 1] && Stays(high, Math.Max(0, first - persistence), first)))
            first--;
        while (end < high.Length && !(high[end] && Stays(high, end, Math.Min(high.Length, end + persistence))))
            end++;
        // A few high points at the very end of a scan are no shoulder.
        bool hasFirst = first > persistence / 2, hasLast = high.Length - end > persistence / 2;
        return new GrooveShoulders(hasFirst ? first + margin : 0, hasLast ? end - margin : high.Length, hasFirst, hasLast);
    }

    /// <summary>Points whose neighbourhood stands high above the land, or was not measured, as steep shoulders often are not.</summary>
    private static bool[] AboveTheLand(ReadOnlySpan<float> residual, double spacing)
    {
        int reach = Math.Max(1, (int)(StriatedParameters.ShoulderSmoothing / spacing) / 2);
        var high = new bool[residual.Length];
        for (int i = 0; i < high.Length; i++)
        {
            // The median of the neighbourhood is high when most of it is.
            int above = 0, from = Math.Max(0, i - reach), to = Math.Min(high.Length, i + reach + 1);
            for (int j = from; j < to; j++)
                above += residual[j] <= StriatedParameters.ShoulderHeight ? 0 : 1;
            high[i] = 2 * above > to - from;
        }
        return high;
    }

    private static bool Stays(bool[] high, int from, int to)
    {
        int count = high.AsSpan(from, to - from).Count(true);
        return count > StriatedParameters.ShoulderShare * (to - from);
    }
}
