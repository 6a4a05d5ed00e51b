using Ballistics.Comparison;
using Ballistics.Search.Telemetry;

namespace Ballistics.Search.Ranking;

/// <summary>Counts a search's comparisons, from any thread.</summary>
/// <param name="eligible">Exhibits to compare, as counted when the search began.</param>
/// <param name="progress">Is told of every comparison; may be null.</param>
internal sealed class SearchTally(int eligible, IProgress<SearchProgress>? progress)
{
    private int _compared, _notComparable;

    /// <summary>How many were given a score.</summary>
    public int Compared => _compared;

    /// <summary>How many could not be given one.</summary>
    public int NotComparable => _notComparable;

    /// <summary>Counts one.</summary>
    public void Count(ExhibitComparison comparison)
    {
        if (double.IsNaN(comparison.Score))
            Interlocked.Increment(ref _notComparable);
        else
            Interlocked.Increment(ref _compared);
        Instruments.Comparisons.Add(1);
        progress?.Report(new SearchProgress(eligible, _compared, _notComparable));
    }
}
