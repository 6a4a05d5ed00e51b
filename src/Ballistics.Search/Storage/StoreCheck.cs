using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Storage;

/// <summary>Compares the originals with the marks.</summary>
/// <param name="Orphans">Digests of originals that no mark refers to: kept, because nothing is ever thrown away unasked.</param>
/// <param name="Missing">Digests that marks refer to and that are not there: to be restored from a backup.</param>
public sealed record StoreCheck(IReadOnlyList<string> Orphans, IReadOnlyList<string> Missing)
{
    /// <summary>Goes through all marks and originals and reports what does not fit; changes nothing.</summary>
    public static async Task<StoreCheck> RunAsync(EvidenceStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        // Originals first: an upload under way keeps its original before its mark.
        var kept = store.Originals.List().ToHashSet(StringComparer.Ordinal);
        await using EvidenceDb db = store.OpenDb();
        HashSet<string> referred = await db.Marks.Select(m => m.Sha256).Distinct().ToHashSetAsync(cancellation);
        var check = new StoreCheck(
            [.. kept.Where(sha => !referred.Contains(sha)).Order(StringComparer.Ordinal)],
            [.. referred.Where(sha => !kept.Contains(sha) && !store.Originals.Contains(sha)).Order(StringComparer.Ordinal)]);
        foreach (string sha256 in check.Orphans)
            StorageLog.Orphan(store.Log, sha256);
        foreach (string sha256 in check.Missing)
            StorageLog.Missing(store.Log, sha256);
        return check;
    }
}
