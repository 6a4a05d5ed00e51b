using Ballistics.Imaging.Filters;

namespace Ballistics.Imaging.Preparation;

/// <summary>
/// How far every point of a profile can be relied on: striae run on from row to row, dirt, dents and broken edges do not. The weight
/// is that of a Wiener filter, the rows' disagreement standing for the noise.
/// </summary>
internal static class StriatedReliability
{
    /// <summary>Weights from 0 (the rows contradict one another) to 1 at the new spacing.</summary>
    /// <param name="strip">The rows.</param>
    /// <param name="spacing">Distance between their points, metres.</param>
    /// <param name="newSpacing">Distance between the profile's points, metres.</param>
    /// <param name="depth">Robust deviation of the striae's heights, metres.</param>
    public static float[] Of(StriatedStrip strip, double spacing, double newSpacing, double depth)
    {
        float[] disagreement = LineResampling.ToSpacing(strip.Disagreement(), spacing, newSpacing);
        float[] weights = RunningGaussian.Smooth(disagreement, StriatedParameters.ReliabilityReach / newSpacing);
        for (int i = 0; i < weights.Length; i++)
        {
            double noise = weights[i] / (StriatedParameters.ReliabilityNoise * depth);
            weights[i] = float.IsNaN(disagreement[i]) ? 0 : (float)(1 / (1 + noise * noise));
        }
        return weights;
    }
}
