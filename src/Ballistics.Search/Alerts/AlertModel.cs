using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Alerts;

/// <summary>How alerts lie in the database.</summary>
internal static class AlertModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AlertFeed>().HasKey(f => f.AgencyId);
        model.Entity<Alert>(alert =>
        {
            alert.Property(a => a.SubjectKind).HasMaxLength(32);
            alert.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
            alert.HasIndex(a => new { a.AgencyId, a.Sequence }).IsUnique();
        });
        model.Entity<AlertEndpoint>(endpoint =>
        {
            endpoint.Property(e => e.Address).HasMaxLength(Limits.AlertAddressLength);
            endpoint.HasOne<Agency>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AlertDelivery>(delivery =>
        {
            delivery.Property(d => d.Problem).HasMaxLength(Limits.AlertProblemLength);
            delivery.HasOne(d => d.Alert).WithMany().HasForeignKey(d => d.AlertId).OnDelete(DeleteBehavior.Restrict);
            delivery.HasOne<AlertEndpoint>().WithMany().HasForeignKey(d => d.EndpointId).OnDelete(DeleteBehavior.Restrict);
            delivery.HasIndex(d => new { d.State, d.DueAt });
            delivery.HasIndex(d => new { d.EndpointId, d.State });
        });
    }
}
