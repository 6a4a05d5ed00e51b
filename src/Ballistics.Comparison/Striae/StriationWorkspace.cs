namespace Ballistics.Comparison.Striae;

/// <summary>What one thread's profile comparisons write into, kept between pairs so that the steady state allocates nothing.</summary>
internal sealed class StriationWorkspace
{
    [ThreadStatic]
    private static StriationWorkspace? _ofThread;

    /// <summary>This thread's own.</summary>
    public static StriationWorkspace OfThread => _ofThread ??= new();

    public CoarseLags Lags { get; } = new();

    public ElasticPath Best { get; private set; } = new();

    public ElasticPath Trial { get; private set; } = new();

    /// <summary>Makes the trial the best.</summary>
    public void Keep() => (Best, Trial) = (Trial, Best);
}
