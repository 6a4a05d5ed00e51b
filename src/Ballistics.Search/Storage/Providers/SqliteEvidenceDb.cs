using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ballistics.Search.Storage.Providers;

/// <summary>The database of records in SQLite.</summary>
/// <param name="options">Which database.</param>
public sealed class SqliteEvidenceDb(DbContextOptions<SqliteEvidenceDb> options) : EvidenceDb(options)
{
    /// <summary>Lets <c>dotnet ef migrations add</c> see the model; no database is opened.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteEvidenceDb>
    {
        public SqliteEvidenceDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteEvidenceDb>().UseSqlite("Data Source=:memory:").Options);
    }
}
