using Npgsql;

namespace Ballistics.Tests;

/// <summary>
/// The database a test's records are kept in. <c>./test</c> runs the tests that store a second time, with
/// BALLISTICS_TEST_POSTGRES naming a server: there every test has a new database, dropped afterwards.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? s_server = Environment.GetEnvironmentVariable("BALLISTICS_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    private readonly string _name = $"test_{Guid.NewGuid():n}";

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool OnPostgres => s_server is not null;

    /// <summary>What the setting Ballistics:Database says; null for SQLite. The program makes the database when it first opens it.</summary>
    public string? Connection { get; }

    /// <summary>A database of its own.</summary>
    /// <param name="sqlite">SQLite wherever the tests run: for what only SQLite does.</param>
    public TestDatabase(bool sqlite = false) => Connection = sqlite || s_server is null
        ? null
        : new NpgsqlConnectionStringBuilder(s_server) { Database = _name, Pooling = true, MaxPoolSize = 20 }.ToString();

    public void Dispose()
    {
        if (Connection is null)
            return;
        NpgsqlConnection.ClearAllPools();
        using var source = NpgsqlDataSource.Create(s_server!);
        using NpgsqlCommand drop = source.CreateCommand($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        drop.ExecuteNonQuery();
    }
}
