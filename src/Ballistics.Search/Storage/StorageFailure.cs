using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Ballistics.Search.Storage;

/// <summary>Tells a place that takes no more from an error of the program.</summary>
public static class StorageFailure
{
    // Of errno(3): EACCES, EFBIG, ENOSPC, EROFS, EDQUOT.
    private static readonly int[] s_files = [13, 27, 28, 30, 122];

    // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN.
    private static readonly int[] s_sqlite = [8, 10, 13, 14];

    /// <summary>Whether an exception says that the disk is full or may not be written: nothing of the work was stored, and it may be tried again later.</summary>
    public static bool IsFullOrReadOnly(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite => s_sqlite.Contains(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.DiskFull or PostgresErrorCodes.ReadOnlySqlTransaction,
        UnauthorizedAccessException => true,
        IOException file when s_files.Contains(file.HResult & 0xFFFF) => true,
        DbException database => IsFullOrReadOnly(database.InnerException),
        _ => IsFullOrReadOnly(exception.InnerException),
    };
}
