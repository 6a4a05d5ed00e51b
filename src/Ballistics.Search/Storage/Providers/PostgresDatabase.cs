using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ballistics.Search.Storage.Providers;

/// <summary>
/// The records in a PostgreSQL database. The originals stay in the data folder, so one process at a time has the database open:
/// it holds an advisory lock that the server lets go of when the process ends, however it ends.
/// </summary>
internal sealed class PostgresDatabase : EvidenceDatabase
{
    private const long Lock = 0x42414C4C49535449; // "BALLISTI": the same for every version of this program

    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresEvidenceDb> _options;
    private readonly ILogger _log;
    private NpgsqlConnection? _holder;

    public PostgresDatabase(string connection, ILogger log)
    {
        _log = log;
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection);
            _source = NpgsqlDataSource.Create(builder);
        }
        catch (ArgumentException exception)
        {
            throw new StoreUnavailableException(
                $"The setting Ballistics:Database is no connection string: {exception.Message} Write for example Host=db.example;Database=ballistics;Username=ballistics;Password=…", exception);
        }
        _options = new DbContextOptionsBuilder<PostgresEvidenceDb>().UseNpgsql(_source).Options;
    }

    public override EvidenceDb OpenDb() => new PostgresEvidenceDb(_options);

    public override async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await using EvidenceDb db = OpenDb();
            await EnsureThereAsync(db, cancellation);
            await TakeLockAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
            await ScopeTriggers.SetAsync(db, ScopeTriggers.Postgres, cancellation);
            await WarnIfNotDurableAsync(cancellation);
        }
        // EF Core wraps what may pass by itself; a start does not wait for it.
        catch (Exception exception) when (exception is DbException or InvalidOperationException { InnerException: DbException })
        {
            throw new StoreUnavailableException(
                $"The PostgreSQL database cannot be opened: {(exception as DbException ?? exception.InnerException!).Message} See that the server runs and that Ballistics:Database names it, a database and a user who may make tables in it.", exception);
        }
    }

    // Transactions end in any order: every one that has not ended by now has this number or a later one.
    public override async Task<long> ScopePositionAsync(EvidenceDb db, CancellationToken cancellation) =>
        await db.Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").SingleAsync(cancellation);

    // A vacuum makes the space of removed rows free; when it is written over is the server's affair.
    public override async Task ShredAsync()
    {
        foreach (string table in new[] { "Exhibits", "Marks", "Signatures", "Vectors", "Candidates" })
        {
            await using NpgsqlCommand command = _source.CreateCommand($"VACUUM \"{table}\"");
            await command.ExecuteNonQueryAsync();
        }
    }

    public override void Dispose()
    {
        _holder?.Dispose();
        _source.Dispose();
    }

    private static async Task EnsureThereAsync(EvidenceDb db, CancellationToken cancellation)
    {
        var creator = db.Database.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellation))
            await creator.CreateAsync(cancellation);
    }

    private async Task TakeLockAsync(CancellationToken cancellation)
    {
        _holder = await _source.OpenConnectionAsync(cancellation);
        // The server notices a moment late that a killed process is gone.
        for (int attempt = 0; attempt < Limits.DatabaseLockAttempts; attempt++)
        {
            await using NpgsqlCommand command = _holder.CreateCommand();
            command.CommandText = $"SELECT pg_try_advisory_lock({Lock})";
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return;
            await Task.Delay(Limits.DatabaseLockPause, cancellation);
        }
        throw new StoreUnavailableException(
            $"The PostgreSQL database '{_holder.Database}' is in use by another process of this service. Stop that one, or name another database.", new TimeoutException());
    }

    private async Task WarnIfNotDurableAsync(CancellationToken cancellation)
    {
        foreach (string setting in new[] { "fsync", "synchronous_commit" })
        {
            await using NpgsqlCommand command = _source.CreateCommand($"SHOW {setting}");
            if (await command.ExecuteScalarAsync(cancellation) is "off")
                StorageLog.NotDurable(_log, setting);
        }
    }
}
