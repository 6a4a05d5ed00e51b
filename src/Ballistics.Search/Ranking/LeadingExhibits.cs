namespace Ballistics.Search.Ranking;

/// <summary>
/// Keeps the best of a stream of scored exhibits. A comparison with its cells is large; holding on to those that can no
/// longer be listed would let memory grow with the collection. Thread-safe; what is kept does not depend on the order.
/// </summary>
/// <param name="length">How many to keep.</param>
internal sealed class LeadingExhibits(int length)
{
    private readonly SortedSet<ScoredExhibit> _best = [];
    private readonly Lock _lock = new();

    /// <summary>Takes one; lets go of the worst where there are too many.</summary>
    public void Add(ScoredExhibit scored)
    {
        lock (_lock)
        {
            _best.Add(scored);
            if (_best.Count > length)
                _best.Remove(_best.Max!);
        }
    }

    /// <summary>What is kept.</summary>
    public IReadOnlyList<ScoredExhibit> ToList()
    {
        lock (_lock)
            return [.. _best];
    }
}
