using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Regions;

/// <summary>How corrections lie in the database.</summary>
internal static class RegionCorrectionModel
{
    public static void Configure(ModelBuilder model) => model.Entity<RegionCorrection>(correction =>
    {
        correction.Property(c => c.Reason).HasMaxLength(Limits.ReasonLength);
        correction.Ignore(c => c.Regions);
        correction.HasOne<Mark>().WithMany().HasForeignKey(c => c.MarkId).OnDelete(DeleteBehavior.Cascade);
        correction.HasIndex(c => new { c.MarkId, c.At });
    });
}
