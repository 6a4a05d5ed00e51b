namespace Ballistics.Imaging.Preparation;

/// <summary>Brings a line of heights to another spacing; the band-pass before it leaves nothing the new spacing cannot hold.</summary>
internal static class LineResampling
{
    /// <summary>Heights at the new spacing, between neighbours in proportion; unmeasured beside what was not measured.</summary>
    public static float[] ToSpacing(ReadOnlySpan<float> heights, double spacing, double newSpacing)
    {
        var resampled = new float[Math.Max(1, (int)Math.Floor((heights.Length - 1) * spacing / newSpacing + 1e-6) + 1)];
        for (int i = 0; i < resampled.Length; i++)
        {
            double at = i * newSpacing / spacing;
            int left = Math.Min(heights.Length - 1, (int)at);
            double part = at - left;
            resampled[i] = part < 1e-6 || left + 1 == heights.Length
                ? heights[left] : (float)((1 - part) * heights[left] + part * heights[left + 1]);
        }
        return resampled;
    }
}
