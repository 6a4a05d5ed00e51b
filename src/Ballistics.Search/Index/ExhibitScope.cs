namespace Ballistics.Search.Index;

/// <summary>The exhibits a search may reach, as a scan asks for them: one bit for each exhibit of the index.</summary>
public sealed class ExhibitScope
{
    private readonly ulong[] _bits;
    private readonly List<Guid> _notIndexed = [];
    private readonly int _numbered;

    internal ExhibitScope(int numbered) => (_numbered, _bits) = (numbered, new ulong[(numbered + 63) / 64]);

    /// <summary>How many exhibits it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that the index has no row of.</summary>
    public IReadOnlyList<Guid> NotIndexed => _notIndexed;

    /// <summary>1 where it holds the exhibit of that number, else 0; one that came into the index later is not in it.</summary>
    internal ulong Bit(int ordinal) => ordinal < _numbered ? _bits[ordinal >> 6] >> ordinal & 1 : 0;

    internal void Add(Guid id, int ordinal)
    {
        Count++;
        if (ordinal < 0)
            _notIndexed.Add(id);
        else
            _bits[ordinal >> 6] |= 1UL << ordinal;
    }
}
