using Ballistics.Comparison.Embedding;
using Ballistics.Search.Audit;
using Ballistics.Search.Index;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballistics.Search.Storage;

/// <summary>
/// A data folder: the database of records, the originals and the uploads under way. One process at a time has it open,
/// because opening clears what an interrupted process left.
/// </summary>
public sealed class EvidenceStore : IDisposable
{
    private readonly FileStream _lock;
    private readonly EvidenceDatabase _database;

    private EvidenceStore(string folder, FileStream @lock, EvidenceDatabase database, ILogger log)
    {
        Folder = folder;
        Log = log;
        (_lock, _database) = (@lock, database);
        AuditKey = AuditKey.Open(folder);
        Scopes = new ScopeCache(this);
        Originals = new OriginalStore(Path.Combine(folder, "originals"), Path.Combine(folder, "incoming"));
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The originals, byte for byte.</summary>
    public OriginalStore Originals { get; }

    /// <summary>The key that signs the audit trail.</summary>
    public AuditKey AuditKey { get; }

    /// <summary>The index over its marks; null where the process that opened it keeps none: then every exhibit is compared.</summary>
    public IndexedMarks? Index { get; private set; }

    /// <summary>What searches reach, kept from one to the next.</summary>
    internal ScopeCache Scopes { get; }

    /// <summary>What the latest searches had in scope.</summary>
    internal SearchedExhibits Searched { get; } = new();

    internal ILogger Log { get; }

    /// <summary>Opens a data folder; makes folder and database where they are missing and brings the database up to date.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="log">Is told what opening did; may be null.</param>
    /// <param name="database">Connection string of a PostgreSQL database for the records; null or empty for a SQLite file in the folder.</param>
    /// <param name="cancellation">Stops opening.</param>
    /// <exception cref="StoreUnavailableException">Another process has it open, it cannot be written, or the database cannot be opened.</exception>
    public static async Task<EvidenceStore> OpenAsync(
        string folder, ILogger? log = null, string? database = null, CancellationToken cancellation = default)
    {
        folder = Path.GetFullPath(folder);
        log ??= NullLogger.Instance;
        FileStream @lock = TakeLock(folder);
        EvidenceDatabase? opened = null;
        try
        {
            opened = EvidenceDatabase.Of(folder, database, log);
            var store = new EvidenceStore(folder, @lock, opened, log);
            await opened.OpenAsync(cancellation);
            await store.FillCalibreClassesAsync(cancellation);
            await using (EvidenceDb db = opened.OpenDb())
                await RegionalBodySeed.EnterAsync(db, cancellation);
            int removed = store.Originals.RemoveUnfinished();
            StorageLog.Opened(store.Log, folder, removed);
            return store;
        }
        catch (Exception exception)
        {
            opened?.Dispose();
            await @lock.DisposeAsync();
            if (exception is IOException or UnauthorizedAccessException)
                throw Unavailable(folder, exception);
            throw;
        }
    }

    /// <summary>Opens the index over the marks, or has it made anew in the background; new marks go into it from now on.</summary>
    /// <param name="embedder">What makes the embeddings.</param>
    /// <param name="cancellation">Stops opening.</param>
    public async Task<IndexedMarks> OpenIndexAsync(IMarkEmbedder embedder, CancellationToken cancellation = default) =>
        Index = await IndexedMarks.OpenAsync(this, embedder, cancellation);

    /// <summary>A new unit of work; the caller disposes it.</summary>
    public EvidenceDb OpenDb() => _database.OpenDb();

    /// <inheritdoc cref="EvidenceDatabase.ScopePositionAsync"/>
    internal Task<long> ScopePositionAsync(EvidenceDb db, CancellationToken cancellation) => _database.ScopePositionAsync(db, cancellation);

    /// <summary>Leaves nothing of removed rows in the database's own files, as far as the database lets.</summary>
    internal Task ShredAsync() => _database.ShredAsync();

    /// <summary>Closes the folder, so that another process may open it.</summary>
    public void Dispose()
    {
        AuditKey.Dispose();
        Index?.Dispose();
        Index = null;
        _database.Dispose();
        _lock.Dispose();
    }

    // Exhibits of an older version have none yet; there are as many calibres as there are spellings of some dozens.
    private async Task FillCalibreClassesAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = OpenDb();
        foreach (string? calibre in await db.Exhibits.Where(e => e.Calibre != null && e.CalibreClass == "").Select(e => e.Calibre).Distinct().ToListAsync(cancellation))
            if (IndexPartition.PlainCalibre(calibre) is { Length: > 0 } plain)
                await db.Exhibits.Where(e => e.Calibre == calibre && e.CalibreClass == "")
                    .ExecuteUpdateAsync(set => set.SetProperty(e => e.CalibreClass, plain), cancellation);
    }

    private static FileStream TakeLock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(folder, exception);
        }
    }

    private static StoreUnavailableException Unavailable(string folder, Exception exception) => new(
        $"The data folder '{folder}' cannot be opened: {exception.Message} Stop the other process that uses it, or name another folder.", exception);
}
