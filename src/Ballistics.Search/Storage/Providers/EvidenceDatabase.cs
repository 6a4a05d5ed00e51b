using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Storage.Providers;

/// <summary>Where the records are kept: what the providers do each in their own way, and nothing else.</summary>
internal abstract class EvidenceDatabase : IDisposable
{
    /// <summary>The database of a data folder.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="connection">Connection string of a PostgreSQL database; null or empty for a SQLite file in the folder.</param>
    /// <param name="log">Is told what should be set otherwise.</param>
    /// <exception cref="StoreUnavailableException">The connection string cannot be read.</exception>
    public static EvidenceDatabase Of(string folder, string? connection, ILogger log) =>
        string.IsNullOrWhiteSpace(connection) ? new SqliteDatabase(folder) : new PostgresDatabase(connection, log);

    /// <summary>A new unit of work; the caller disposes it.</summary>
    public abstract EvidenceDb OpenDb();

    /// <summary>Makes the database where it is missing, and brings it up to date.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be reached, or another process has it open.</exception>
    public abstract Task OpenAsync(CancellationToken cancellation);

    /// <summary>A number such that every <see cref="ScopeChange"/> that cannot be read yet, because its transaction has not ended, has that one or a later.</summary>
    public abstract Task<long> ScopePositionAsync(EvidenceDb db, CancellationToken cancellation);

    /// <summary>Leaves nothing of removed rows in the database's own files, as far as the provider lets.</summary>
    public virtual Task ShredAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public abstract void Dispose();
}
