using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ballistics.Search.Storage.Providers;

/// <summary>The database of records in PostgreSQL.</summary>
/// <param name="options">Which database.</param>
public sealed class PostgresEvidenceDb(DbContextOptions<PostgresEvidenceDb> options) : EvidenceDb(options)
{
    /// <summary>Lets <c>dotnet ef migrations add</c> see the model; no database is opened.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresEvidenceDb>
    {
        public PostgresEvidenceDb CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresEvidenceDb>().UseNpgsql("Host=localhost").Options);
    }
}
