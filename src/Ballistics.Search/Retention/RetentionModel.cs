using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Retention;

/// <summary>How review dates and purges lie in the database.</summary>
internal static class RetentionModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ExhibitReview>(review =>
        {
            review.HasKey(r => r.ExhibitId);
            review.Property(r => r.Reason).HasMaxLength(Limits.RetentionReasonLength);
            review.HasOne<Exhibit>().WithOne().HasForeignKey<ExhibitReview>(r => r.ExhibitId).OnDelete(DeleteBehavior.Cascade);
            review.HasIndex(r => r.ReviewAt);
            review.HasIndex(r => new { r.AgencyId, r.ReviewAt });
        });
        model.Entity<PurgeRecord>(purge =>
        {
            purge.HasIndex(p => p.ExhibitId).IsUnique();
            purge.HasIndex(p => p.FinishedAt);
        });
    }
}
