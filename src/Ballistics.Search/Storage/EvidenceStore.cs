using Microsoft.Data.Sqlite;
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
    private readonly DbContextOptions<EvidenceDb> _options;

    private EvidenceStore(string folder, FileStream @lock, ILogger log)
    {
        Folder = folder;
        Log = log;
        _lock = @lock;
        Originals = new OriginalStore(Path.Combine(folder, "originals"), Path.Combine(folder, "incoming"));
        string connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "evidence.db"),
            ForeignKeys = true,
        }.ToString();
        _options = new DbContextOptionsBuilder<EvidenceDb>().UseSqlite(connection).AddInterceptors(new SqlitePragmas()).Options;
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The originals, byte for byte.</summary>
    public OriginalStore Originals { get; }

    internal ILogger Log { get; }

    /// <summary>Opens a data folder; makes folder and database where they are missing and brings the database up to date.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="log">Is told what opening did; may be null.</param>
    /// <param name="cancellation">Stops opening.</param>
    /// <exception cref="StoreUnavailableException">Another process has it open, or it cannot be written.</exception>
    public static async Task<EvidenceStore> OpenAsync(string folder, ILogger? log = null, CancellationToken cancellation = default)
    {
        folder = Path.GetFullPath(folder);
        FileStream @lock = TakeLock(folder);
        try
        {
            var store = new EvidenceStore(folder, @lock, log ?? NullLogger.Instance);
            int removed = store.Originals.RemoveUnfinished();
            await store.MigrateAsync(cancellation);
            StorageLog.Opened(store.Log, folder, removed);
            return store;
        }
        catch
        {
            await @lock.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new unit of work; the caller disposes it.</summary>
    public EvidenceDb OpenDb() => new(_options);

    /// <summary>Closes the folder, so that another process may open it.</summary>
    public void Dispose()
    {
        using (EvidenceDb db = OpenDb())
            if (db.Database.GetDbConnection() is SqliteConnection connection)
                SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }

    private async Task MigrateAsync(CancellationToken cancellation)
    {
        await using EvidenceDb db = OpenDb();
        // A process that dies while migrating leaves its lock row behind, and the next would wait for it for ever; the
        // folder's own lock already keeps two processes from migrating at once.
        if (await db.Database.CanConnectAsync(cancellation))
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
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
            throw new StoreUnavailableException(
                $"The data folder '{folder}' cannot be opened: {exception.Message} Stop the other process that uses it, or name another folder.", exception);
        }
    }
}
