using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Storage.Providers;

/// <summary>The records in a file of the data folder, <c>evidence.db</c>; the folder's lock keeps other processes out.</summary>
internal sealed class SqliteDatabase : EvidenceDatabase
{
    private readonly string _connection;
    private readonly DbContextOptions<SqliteEvidenceDb> _options;

    public SqliteDatabase(string folder)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "evidence.db"), ForeignKeys = true }.ToString();
        _options = new DbContextOptionsBuilder<SqliteEvidenceDb>().UseSqlite(_connection).AddInterceptors(new SqlitePragmas()).Options;
    }

    public override EvidenceDb OpenDb() => new SqliteEvidenceDb(_options);

    public override async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await using EvidenceDb db = OpenDb();
            // A process that dies while migrating leaves its lock row behind, and the next would wait for it for ever; the
            // folder's own lock already keeps two processes from migrating at once.
            if (await db.Database.CanConnectAsync(cancellation))
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
            await db.Database.MigrateAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
            await ScopeTriggers.SetAsync(db, ScopeTriggers.Sqlite, cancellation);
            // Without knowing how the tables have grown, SQLite goes through a million rows by an index that tells none of them apart. It takes milliseconds.
            await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 1000; ANALYZE", cancellation);
        }
        catch (SqliteException exception)
        {
            throw new StoreUnavailableException(
                $"The database in the data folder cannot be opened: {exception.Message} See that the folder can be written and the disk is not full, or restore the folder from a backup.", exception);
        }
    }

    public override async Task<long> ScopePositionAsync(EvidenceDb db, CancellationToken cancellation) =>
        1 + await db.ScopeChanges.MaxAsync(c => (long?)c.Transaction, cancellation) ?? 1;

    // Removed rows are overwritten where they lay (secure_delete); the write-ahead log still has the pages as they were until it is emptied.
    public override async Task ShredAsync()
    {
        await using EvidenceDb db = OpenDb();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public override void Dispose()
    {
        using var pool = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(pool);
    }
}
