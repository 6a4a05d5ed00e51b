using Ballistics.Evidence;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ballistics.Search.Storage;

/// <summary>
/// The database of records; nothing in it is peculiar to one provider. A class derived of it for each provider does no more than
/// carry that provider's migrations.
/// </summary>
/// <param name="options">Which database.</param>
public abstract partial class EvidenceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The agencies.</summary>
    public DbSet<Agency> Agencies => Set<Agency>();

    /// <summary>The case records.</summary>
    public DbSet<CaseRecord> CaseRecords => Set<CaseRecord>();

    /// <summary>The exhibits.</summary>
    public DbSet<Exhibit> Exhibits => Set<Exhibit>();

    /// <summary>The marks.</summary>
    public DbSet<Mark> Marks => Set<Mark>();

    /// <summary>The marks' signatures.</summary>
    public DbSet<MarkSignature> Signatures => Set<MarkSignature>();

    /// <summary>The marks' embeddings.</summary>
    public DbSet<MarkVector> Vectors => Set<MarkVector>();

    /// <summary>What has changed of the exhibits that searches reach.</summary>
    public DbSet<ScopeChange> ScopeChanges => Set<ScopeChange>();

    /// <summary>What the quality gate said of scans.</summary>
    public DbSet<Quality.QualityRecord> QualityRecords => Set<Quality.QualityRecord>();

    /// <summary>What examiners put right of the regions found on marks.</summary>
    public DbSet<Search.Regions.RegionCorrection> RegionCorrections => Set<Search.Regions.RegionCorrection>();

    /// <summary>The searches.</summary>
    public DbSet<SearchJob> Searches => Set<SearchJob>();

    /// <summary>The standing searches.</summary>
    public DbSet<StandingSearch> StandingSearches => Set<StandingSearch>();

    /// <summary>What the standing searches found.</summary>
    public DbSet<StandingCandidate> StandingCandidates => Set<StandingCandidate>();

    /// <summary>The lines of the candidate lists.</summary>
    public DbSet<StoredCandidate> Candidates => Set<StoredCandidate>();

    /// <summary>The regional bodies.</summary>
    public DbSet<RegionalBody> RegionalBodies => Set<RegionalBody>();

    /// <summary>The persons who work for the agencies.</summary>
    public DbSet<Person> Persons => Set<Person>();

    /// <summary>The agencies' keys.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>The agencies' identity providers.</summary>
    public DbSet<IdentityProvider> IdentityProviders => Set<IdentityProvider>();

    /// <summary>The certificates of the agencies' machines.</summary>
    public DbSet<MemberCertificate> MemberCertificates => Set<MemberCertificate>();

    /// <summary>All versions of owners' terms of sharing.</summary>
    public DbSet<SharingTerms> Terms => Set<SharingTerms>();

    /// <summary>The requests for detail between agencies.</summary>
    public DbSet<DetailRequest> DetailRequests => Set<DetailRequest>();

    /// <summary>The leads.</summary>
    public DbSet<Lead> Leads => Set<Lead>();

    /// <summary>The recovered firearms.</summary>
    public DbSet<RecoveredFirearm> RecoveredFirearms => Set<RecoveredFirearm>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        ArgumentNullException.ThrowIfNull(conventions);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        conventions.Properties<MarkKind>().HaveConversion<MarkKindConverter>().HaveMaxLength(64);
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        MemberModel.Configure(model);
        model.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Name).HasMaxLength(Limits.NameLength);
            agency.Property(a => a.JurisdictionCode).HasMaxLength(2).IsFixedLength();
            agency.HasIndex(a => new { a.JurisdictionCode, a.Name }).IsUnique();
            // A country has one National Central Bureau.
            agency.HasIndex(a => a.JurisdictionCode).IsUnique().HasFilter("\"IsNationalCentralBureau\"").HasDatabaseName("IX_Agencies_NationalCentralBureau");
        });
        model.Entity<CaseRecord>(record =>
        {
            record.Property(c => c.Reference).HasMaxLength(Limits.NameLength);
            record.HasOne(c => c.Agency).WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
            record.HasIndex(c => new { c.AgencyId, c.Reference }).IsUnique();
        });
        model.Entity<Exhibit>(exhibit =>
        {
            exhibit.Property(e => e.Label).HasMaxLength(Limits.NameLength);
            exhibit.Property(e => e.Firearm).HasMaxLength(Limits.NameLength);
            exhibit.Property(e => e.Calibre).HasMaxLength(Limits.NameLength);
            exhibit.Property(e => e.CalibreClass).HasMaxLength(Limits.NameLength);
            exhibit.HasOne(e => e.CaseRecord).WithMany().HasForeignKey(e => e.CaseRecordId).OnDelete(DeleteBehavior.Restrict);
            exhibit.HasOne(e => e.Agency).WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
            exhibit.HasMany(e => e.Marks).WithOne().HasForeignKey(m => m.ExhibitId).OnDelete(DeleteBehavior.Restrict);
            exhibit.HasIndex(e => new { e.CaseRecordId, e.Label }).IsUnique();
        });
        model.Entity<Mark>(mark =>
        {
            mark.Property(m => m.Sha256).HasMaxLength(64).IsFixedLength();
            mark.Property(m => m.FileName).HasMaxLength(Limits.FileNameLength);
            mark.HasOne(m => m.Signature).WithOne().HasForeignKey<MarkSignature>(s => s.MarkId).OnDelete(DeleteBehavior.Cascade);
            mark.HasIndex(m => new { m.ExhibitId, m.Kind, m.Sha256 }).IsUnique();
            mark.Property(m => m.SpacingOrigin).HasDefaultValue(SpacingOrigin.Unknown);
            mark.Property(m => m.Lighting).HasDefaultValue(Lighting.Unknown);
            mark.HasIndex(m => m.Sha256);
            mark.HasIndex(m => m.IsStandingDue);
        });
        model.Entity<MarkSignature>().HasKey(s => s.MarkId);
        model.Entity<MarkVector>(vector =>
        {
            vector.HasKey(v => v.MarkId);
            vector.HasOne<Mark>().WithOne().HasForeignKey<MarkVector>(v => v.MarkId).OnDelete(DeleteBehavior.Cascade);
            vector.Property(v => v.Version).HasMaxLength(Limits.NameLength);
            vector.HasIndex(v => v.IsSealed);
        });
        model.Entity<ScopeChange>().HasIndex(c => c.Transaction);
        model.Entity<SearchJob>(search =>
        {
            search.HasOne<Exhibit>().WithMany().HasForeignKey(s => s.ProbeExhibitId).OnDelete(DeleteBehavior.Restrict);
            search.HasOne<Agency>().WithMany().HasForeignKey(s => s.RequestingAgencyId).OnDelete(DeleteBehavior.Restrict);
            search.Property(s => s.RequestedBy).HasMaxLength(Limits.NameLength);
            search.Property(s => s.Purpose).HasMaxLength(Limits.PurposeLength);
            search.HasMany(s => s.Candidates).WithOne().HasForeignKey(c => c.SearchJobId).OnDelete(DeleteBehavior.Cascade);
            search.Property(s => s.ListDigest).HasMaxLength(64).IsFixedLength();
            search.HasIndex(s => s.State);
        });
        model.Entity<StandingSearch>(standing =>
        {
            standing.HasOne<Exhibit>().WithMany().HasForeignKey(s => s.ExhibitId).OnDelete(DeleteBehavior.Cascade);
            standing.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            standing.HasMany(s => s.Candidates).WithOne().HasForeignKey(c => c.StandingSearchId).OnDelete(DeleteBehavior.Cascade);
            standing.HasIndex(s => s.ExhibitId).IsUnique();
        });
        model.Entity<StandingCandidate>(candidate =>
        {
            candidate.HasKey(c => new { c.StandingSearchId, c.ExhibitId });
            candidate.HasOne(c => c.Exhibit).WithMany().HasForeignKey(c => c.ExhibitId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<StoredCandidate>(candidate =>
        {
            candidate.HasKey(c => new { c.SearchJobId, c.Rank });
            candidate.HasOne(c => c.Exhibit).WithMany().HasForeignKey(c => c.ExhibitId).OnDelete(DeleteBehavior.Restrict);
        });
        Retention.RetentionModel.Configure(model);
        Audit.AuditModel.Configure(model);
        Search.Alerts.AlertModel.Configure(model);
        CaseworkModel.Configure(model);
        Search.Quality.QualityModel.Configure(model);
        Search.Regions.RegionCorrectionModel.Configure(model);
    }

    private sealed class MarkKindConverter() : ValueConverter<MarkKind, string>(kind => kind.Name, name => MarkKind.Parse(name));

    /// <summary>Instants are kept in universal time, so that every provider can order them.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, kept => new DateTimeOffset(DateTime.SpecifyKind(kept, DateTimeKind.Utc)));
}
