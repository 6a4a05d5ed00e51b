namespace Ballistics.Search.Index;

/// <summary>How many similarities lie in each small range: enough to tell which of millions are the largest without keeping them in order.</summary>
internal sealed class SimilarityCounts
{
    // A product sum of signed bytes is 2²² at most.
    private const int RangeBits = 8, Ranges = 1 << (22 - RangeBits);

    private readonly int[] _counts = new int[Ranges + 1];

    /// <summary>Counts a similarity; negative ones as 0.</summary>
    public void Add(int similar) => _counts[Math.Clamp(similar >> RangeBits, 0, Ranges)]++;

    /// <summary>A similarity that as many reach as are asked for, and as few more as the ranges let; the least of all where there are no more.</summary>
    /// <param name="parts">The counts.</param>
    /// <param name="wanted">How many.</param>
    public static int Least(IReadOnlyList<SimilarityCounts> parts, long wanted)
    {
        long reached = 0;
        for (int range = Ranges; range > 0; range--)
        {
            reached += parts.Sum(part => (long)part._counts[range]);
            if (reached >= wanted)
                return range << RangeBits;
        }
        return 0;
    }
}
