using System.Collections.Concurrent;
using Ballistics.Search.Index;

namespace Ballistics.Search.Ranking;

/// <summary>
/// The exhibits that the latest searches by stages had in scope, kept so that whoever reads a list need not have them counted in the database:
/// what of them is within reach still is told bit by bit. What an ended process kept, or what is older, is counted there.
/// </summary>
internal sealed class SearchedExhibits
{
    private readonly ConcurrentDictionary<Guid, (SignatureIndex Rows, ExhibitScope Scope)> _kept = new();
    private readonly ConcurrentQueue<Guid> _order = new();

    /// <summary>Keeps the scope of a search, in the place of the oldest where there are as many as may be.</summary>
    public void Keep(Guid search, SignatureIndex rows, ExhibitScope scope)
    {
        if (_kept.TryAdd(search, (rows, scope)))
            _order.Enqueue(search);
        while (_kept.Count > Limits.KeptScopes && _order.TryDequeue(out Guid oldest))
            _kept.TryRemove(oldest, out _);
    }

    /// <summary>Whether the scope of a search is kept.</summary>
    public bool Holds(Guid search) => _kept.ContainsKey(search);

    /// <summary>How many of a search's exhibits are in another scope too; null where the search's are not kept.</summary>
    public int? CountIn(Guid search, SignatureIndex rows, ExhibitScope now) =>
        _kept.TryGetValue(search, out (SignatureIndex Rows, ExhibitScope Scope) kept) && kept.Rows == rows ? rows.CountBoth(kept.Scope, now) : null;
}
