namespace Ballistics.Search.Index;

/// <summary>Numbers the exhibits of the index from 0, for as long as the process lives, so that what is known of each can lie in arrays. Thread-safe.</summary>
internal sealed class ExhibitOrdinals
{
    private readonly Dictionary<Guid, int> _ordinals = [];
    private readonly List<Guid> _ids = [];
    private readonly Lock _lock = new();

    /// <summary>How many have a number.</summary>
    public int Count
    {
        get { lock (_lock) return _ids.Count; }
    }

    /// <summary>The numbers of the exhibits of some rows; new ones get the next.</summary>
    public int[] Number(IVectorRows rows)
    {
        var ordinals = new int[rows.Count];
        lock (_lock)
            for (int row = 0; row < ordinals.Length; row++)
            {
                Guid id = rows.ExhibitId(row);
                if (!_ordinals.TryGetValue(id, out int ordinal))
                {
                    _ordinals.Add(id, ordinal = _ids.Count);
                    _ids.Add(id);
                }
                ordinals[row] = ordinal;
            }
        return ordinals;
    }

    /// <summary>The exhibit of a number.</summary>
    public Guid Id(int ordinal)
    {
        lock (_lock)
            return _ids[ordinal];
    }

    /// <summary>Takes up some exhibits as a scope; those without a number are counted apart.</summary>
    public ExhibitScope Scope(IEnumerable<Guid> exhibits) => Change(new ExhibitScope(0), [], exhibits);

    /// <summary>A scope with some exhibits less and some more; those of it that have got a number since are no longer counted apart.</summary>
    public ExhibitScope Change(ExhibitScope scope, IEnumerable<Guid> less, IEnumerable<Guid> more)
    {
        lock (_lock)
        {
            var changed = new ExhibitScope(scope, _ids.Count);
            foreach (Guid id in scope.NotIndexed)
                changed.Add(id, Ordinal(id));
            foreach (Guid id in less)
                changed.Remove(id, Ordinal(id));
            foreach (Guid id in more)
                changed.Add(id, Ordinal(id));
            return changed;
        }
    }

    private int Ordinal(Guid id) => _ordinals.TryGetValue(id, out int ordinal) ? ordinal : -1;
}
