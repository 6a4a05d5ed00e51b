using Ballistics.Comparison.Striae;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// The profile of a striated mark in a window of fixed length about its middle: what an embedding of striated marks is made from.
/// Whole numbers throughout, so that every machine makes the same.
/// </summary>
internal static class ProfileWindow
{
    /// <summary>Points of the window: 3.2 mm, wider than any land.</summary>
    public const int Points = 512;

    /// <summary>Points of the profile in one of the window.</summary>
    public const int Factor = 4;

    /// <summary>The level of a point that was not measured.</summary>
    public const sbyte Unmeasured = StriationSignature.Unmeasured;

    /// <summary>Means of <see cref="Factor"/> levels each; <see cref="Unmeasured"/> where less than half of them was measured.</summary>
    /// <param name="signature">The profile.</param>
    /// <param name="offset">The window's middle from the profile's, metres.</param>
    /// <param name="levels">Takes <see cref="Points"/> levels.</param>
    public static void Sample(StriationSignature signature, double offset, Span<sbyte> levels)
    {
        int first = (signature.Levels.Length - Points * Factor) / 2 + (int)Math.Round(offset / signature.Kind.WorkingSpacing);
        for (int i = 0; i < Points; i++)
        {
            int sum = 0, count = 0;
            for (int at = first + i * Factor; at < first + (i + 1) * Factor; at++)
                if (at >= 0 && at < signature.Levels.Length && signature.Levels[at] != StriationSignature.Unmeasured)
                {
                    sum += signature.Levels[at];
                    count++;
                }
            levels[i] = count < Factor / 2 ? Unmeasured : (sbyte)Math.Round((double)sum / count);
        }
    }
}
