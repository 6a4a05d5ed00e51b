using System.Diagnostics;

namespace Ballistics.Search.Ranking;

/// <summary>How long each stage of a search took, milliseconds; 0 for a stage that was not needed.</summary>
/// <param name="Scope">Finding what may be reached.</param>
/// <param name="Scan">Holding the embeddings against the probe's.</param>
/// <param name="Coarse">The coarse correlations.</param>
/// <param name="Full">The full comparisons.</param>
/// <param name="Release">Looking up what may be shown.</param>
public sealed record StageTimes(double Scope, double Scan, double Coarse, double Full, double Release);

/// <summary>Takes the time of stages that follow each other.</summary>
internal sealed class StageClock
{
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>Milliseconds since the last lap.</summary>
    public double Lap()
    {
        long now = Stopwatch.GetTimestamp();
        double milliseconds = Stopwatch.GetElapsedTime(_last, now).TotalMilliseconds;
        _last = now;
        return milliseconds;
    }
}
