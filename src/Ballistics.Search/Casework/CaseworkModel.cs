using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Casework;

/// <summary>How terms of sharing, leads, requests for detail and recovered firearms are kept in the database.</summary>
internal static class CaseworkModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SharingTerms>(terms =>
        {
            terms.Property(t => t.RegionalBody).HasMaxLength(Limits.CodeLength);
            terms.Property(t => t.Why).HasMaxLength(Limits.ReasonLength);
            terms.Property(t => t.EndedWhy).HasMaxLength(Limits.ReasonLength);
            terms.Property(t => t.ValidUntil).IsConcurrencyToken();
            terms.HasOne(t => t.Agency).WithMany(a => a.Terms).HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
            terms.HasOne<Exhibit>().WithMany(e => e.Terms).HasForeignKey(t => t.ExhibitId).OnDelete(DeleteBehavior.Restrict);
            terms.HasIndex(t => new { t.SubjectId, t.Version }).IsUnique();
            terms.HasIndex(t => new { t.AgencyId, t.ExhibitId, t.ValidUntil });
            terms.HasIndex(t => new { t.ExhibitId, t.ValidUntil });
        });
        model.Entity<DetailRequest>(request =>
        {
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasOne<Exhibit>().WithMany(e => e.DetailRequests).HasForeignKey(r => r.ExhibitId).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Agency>().WithMany().HasForeignKey(r => r.OwnerAgencyId).OnDelete(DeleteBehavior.Restrict);
            request.HasOne<Agency>().WithMany().HasForeignKey(r => r.RequestingAgencyId).OnDelete(DeleteBehavior.Restrict);
            request.HasOne(r => r.Terms).WithMany().HasForeignKey(r => r.TermsId).OnDelete(DeleteBehavior.Restrict);
            request.HasMany(r => r.Events).WithOne().HasForeignKey(e => e.DetailRequestId).OnDelete(DeleteBehavior.Restrict);
            request.HasIndex(r => new { r.ExhibitId, r.RequestingAgencyId, r.State });
            request.HasIndex(r => new { r.OwnerAgencyId, r.State });
            request.HasIndex(r => new { r.RequestingAgencyId, r.State });
        });
        model.Entity<DetailEvent>(e =>
        {
            e.HasKey(x => new { x.DetailRequestId, x.Sequence });
            e.Property(x => x.Why).HasMaxLength(Limits.ReasonLength);
        });
        model.Entity<Lead>(lead =>
        {
            lead.Property(l => l.Version).IsConcurrencyToken();
            lead.HasOne<Agency>().WithMany().HasForeignKey(l => l.AgencyId).OnDelete(DeleteBehavior.Restrict);
            lead.HasOne<Agency>().WithMany().HasForeignKey(l => l.CandidateAgencyId).OnDelete(DeleteBehavior.Restrict);
            lead.HasOne<Exhibit>().WithMany().HasForeignKey(l => l.ProbeExhibitId).OnDelete(DeleteBehavior.Restrict);
            lead.HasOne<Exhibit>().WithMany().HasForeignKey(l => l.CandidateExhibitId).OnDelete(DeleteBehavior.Restrict);
            lead.HasOne<SearchJob>().WithMany().HasForeignKey(l => l.SearchJobId).OnDelete(DeleteBehavior.Restrict);
            lead.HasMany(l => l.Events).WithOne().HasForeignKey(e => e.LeadId).OnDelete(DeleteBehavior.Restrict);
            lead.HasIndex(l => new { l.SearchJobId, l.CandidateExhibitId }).IsUnique();
            lead.HasIndex(l => new { l.AgencyId, l.State });
            lead.HasIndex(l => new { l.CandidateAgencyId, l.State });
        });
        model.Entity<LeadEvent>(e =>
        {
            e.HasKey(x => new { x.LeadId, x.Sequence });
            e.Property(x => x.Why).HasMaxLength(Limits.ReasonLength);
        });
        model.Entity<RecoveredFirearm>(firearm =>
        {
            firearm.Property(f => f.Reference).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.Make).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.Model).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.Calibre).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.Serial).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.Locality).HasMaxLength(Limits.NameLength);
            firearm.Property(f => f.ManufactureCountryCode).HasMaxLength(2).IsFixedLength();
            firearm.Property(f => f.RecoveryCountryCode).HasMaxLength(2).IsFixedLength();
            firearm.HasOne(f => f.Agency).WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            firearm.HasMany(f => f.TestFires).WithOne(e => e.RecoveredFirearm).HasForeignKey(e => e.RecoveredFirearmId).OnDelete(DeleteBehavior.Restrict);
            firearm.HasIndex(f => new { f.AgencyId, f.Reference }).IsUnique();
        });
        model.Entity<SearchJob>().Property(s => s.ReviewRemark).HasMaxLength(Limits.ReasonLength);
        model.Entity<CaseRecord>(record =>
        {
            record.Property(c => c.CountryCode).HasMaxLength(2).IsFixedLength();
            record.Property(c => c.Locality).HasMaxLength(Limits.NameLength);
        });
    }
}
