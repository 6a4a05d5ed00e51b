using Ballistics.Evidence;
using Ballistics.Imaging.Surfaces;

namespace Ballistics.Comparison.Striae;

/// <summary>From the profile of a prepared striated mark to its signature.</summary>
internal static class StriationExtraction
{
    /// <summary>Scales the heights by their robust deviation, clips them, weighs them by their reliability and quantises them.</summary>
    /// <exception cref="RejectedScanException">The profile is too long, or flat.</exception>
    public static StriationSignature Extract(PreparedStriae mark)
    {
        ReadOnlySpan<float> heights = mark.Profile.Heights;
        if (heights.Length > StriationParameters.MostPoints)
            throw new RejectedScanException(RejectionReason.TooLarge,
                $"The profile across the striae has {heights.Length} points; at most {StriationParameters.MostPoints} can be compared. Crop the scan to one mark.");
        double deviation = RobustStatistics.Deviation(heights);
        if (!(deviation > 0))
            throw new RejectedScanException(RejectionReason.Flat, "The profile across the striae has no height at all.");
        var levels = new sbyte[heights.Length];
        for (int i = 0; i < levels.Length; i++)
            levels[i] = float.IsNaN(heights[i]) ? StriationSignature.Unmeasured : Level(heights[i] / deviation, mark.Profile.Reliability[i]);
        return new StriationSignature(mark.Kind, levels, mark.Profile.StartsAtShoulder, mark.Profile.EndsAtShoulder) { Modality = mark.Modality };
    }

    private static sbyte Level(double deviations, double reliability)
    {
        double clipped = Math.Clamp(deviations, -StriationParameters.Clip, StriationParameters.Clip);
        return (sbyte)Math.Clamp(Math.Round(clipped * reliability * StriationParameters.LevelsPerDeviation), -127, 127);
    }
}
