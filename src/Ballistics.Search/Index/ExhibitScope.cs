using System.Numerics;

namespace Ballistics.Search.Index;

/// <summary>The exhibits a search may reach, as a scan asks for them: one bit for each exhibit of the index. Never changed once it is made.</summary>
public sealed class ExhibitScope
{
    private readonly ulong[] _bits;
    private readonly HashSet<Guid> _notIndexed = [];
    private readonly int _numbered;

    internal ExhibitScope(int numbered) => (_numbered, _bits) = (numbered, new ulong[(numbered + 63) / 64]);

    /// <summary>The same exhibits, with room for more of the index.</summary>
    internal ExhibitScope(ExhibitScope scope, int numbered)
        : this(numbered)
    {
        scope._bits.CopyTo(_bits, 0);
        Count = scope.Count - scope._notIndexed.Count;
    }

    /// <summary>How many exhibits it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that the index had no row of when it was made.</summary>
    public IReadOnlyCollection<Guid> NotIndexed => _notIndexed;

    /// <summary>1 where it holds the exhibit of that number, else 0; one that came into the index later is not in it.</summary>
    internal ulong Bit(int ordinal) => ordinal < _numbered ? _bits[ordinal >> 6] >> ordinal & 1 : 0;

    /// <summary>How many exhibits are in both of two scopes, which number what they hold alike.</summary>
    internal static int CountBoth(ExhibitScope first, ExhibitScope second)
    {
        int count = first._notIndexed.Count(second._notIndexed.Contains);
        for (int i = 0; i < Math.Min(first._bits.Length, second._bits.Length); i++)
            count += BitOperations.PopCount(first._bits[i] & second._bits[i]);
        return count;
    }

    /// <summary>Takes an exhibit up, if it is not in it.</summary>
    /// <param name="id">The exhibit.</param>
    /// <param name="ordinal">Its number; negative where it has none.</param>
    internal void Add(Guid id, int ordinal)
    {
        bool isNew = ordinal < 0 ? _notIndexed.Add(id) : Bit(ordinal) == 0;
        if (ordinal >= 0)
            _bits[ordinal >> 6] |= 1UL << ordinal;
        Count += isNew ? 1 : 0;
    }

    /// <summary>Takes an exhibit out, if it is in it.</summary>
    internal void Remove(Guid id, int ordinal)
    {
        bool isThere = ordinal < 0 ? _notIndexed.Remove(id) : Bit(ordinal) != 0;
        if (ordinal >= 0)
            _bits[ordinal >> 6] &= ~(1UL << ordinal);
        Count -= isThere ? 1 : 0;
    }
}
