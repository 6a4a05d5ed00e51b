using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Ballistics.Search.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; no database is opened.</summary>
internal sealed class DesignTimeEvidenceDb : IDesignTimeDbContextFactory<EvidenceDb>
{
    public EvidenceDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EvidenceDb>().UseSqlite("Data Source=:memory:").Options);
}
