using System.Collections.Concurrent;
using Ballistics.Comparison;
using Ballistics.Search.Telemetry;

namespace Ballistics.Search.Ranking;

/// <summary>Counts a search's comparisons, from any thread.</summary>
/// <param name="eligible">Exhibits to compare, as counted when the search began.</param>
/// <param name="progress">Is told of every comparison; may be null.</param>
internal sealed class SearchTally(int eligible, IProgress<SearchProgress>? progress)
{
    private readonly ConcurrentQueue<Guid> _exhibits = new(), _unscored = new();
    private int _compared, _notComparable;

    /// <summary>How many were given a score.</summary>
    public int Compared => _compared;

    /// <summary>How many could not be given one.</summary>
    public int NotComparable => _notComparable;

    /// <summary>The exhibits, by id; none where they are more than are noted.</summary>
    public IReadOnlyList<Guid> Noted => _exhibits.Count > Limits.ReplayedExhibits ? [] : [.. _exhibits.Order()];

    /// <summary>Those of them that were given no score, by id; none where they are more than are noted.</summary>
    public IReadOnlyList<Guid> Unscored => _unscored.Count > Limits.ReplayedExhibits ? [] : [.. _unscored.Order()];

    /// <summary>Counts one.</summary>
    public void Count(Guid exhibit, ExhibitComparison comparison)
    {
        if (_exhibits.Count <= Limits.ReplayedExhibits)
            _exhibits.Enqueue(exhibit);
        if (double.IsNaN(comparison.Score) && _unscored.Count <= Limits.ReplayedExhibits)
            _unscored.Enqueue(exhibit);
        if (double.IsNaN(comparison.Score))
            Interlocked.Increment(ref _notComparable);
        else
            Interlocked.Increment(ref _compared);
        Instruments.Comparisons.Add(1);
        progress?.Report(new SearchProgress(eligible, _compared, _notComparable));
    }
}
