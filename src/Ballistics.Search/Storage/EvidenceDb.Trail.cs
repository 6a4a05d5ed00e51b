using Ballistics.Search.Alerts;
using Ballistics.Search.Audit;
using Ballistics.Search.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ballistics.Search.Storage;

/// <content>What is saved along with every change: alerts and the audit trail.</content>
public abstract partial class EvidenceDb
{
    /// <summary>The audit trail's ledgers.</summary>
    public DbSet<AuditLedger> AuditLedgers => Set<AuditLedger>();

    /// <summary>The audit trail's entries; the database refuses to change or remove one.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The signatures under the audit trail's ledgers.</summary>
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();

    /// <summary>How many alerts each agency was sent.</summary>
    public DbSet<AlertFeed> AlertFeeds => Set<AlertFeed>();

    /// <summary>The alerts.</summary>
    public DbSet<Alert> Alerts => Set<Alert>();

    /// <summary>Where the agencies have their alerts sent.</summary>
    public DbSet<AlertEndpoint> AlertEndpoints => Set<AlertEndpoint>();

    /// <summary>The alerts on their way.</summary>
    public DbSet<AlertDelivery> AlertDeliveries => Set<AlertDelivery>();

    /// <summary>When the exhibits' records are to be reviewed.</summary>
    public DbSet<ExhibitReview> ExhibitReviews => Set<ExhibitReview>();

    /// <summary>The purges.</summary>
    public DbSet<PurgeRecord> Purges => Set<PurgeRecord>();

    /// <summary>What <see cref="AlertOutbox.Add"/> was told of in this unit of work and is not written yet.</summary>
    internal IList<AlertNotice> PendingAlerts { get; } = [];

    /// <summary>What <see cref="AuditTrail.Append"/> was told of in this unit of work and is not written yet.</summary>
    internal IList<AuditEvent> PendingAudit { get; } = [];

    /// <summary>Saves the changes and, in the same transaction, the alerts of them and what the audit trail was told.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (PendingAudit.Count == 0 && PendingAlerts.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using IDbContextTransaction? own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        int saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await AlertOutbox.WriteAsync(this, cancellationToken);
        // Last, because every other unit of work waits for the ledgers from here to the end of the transaction.
        await AuditTrail.WriteAsync(this, cancellationToken);
        await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null)
            await own.CommitAsync(cancellationToken);
        return saved;
    }

    /// <summary>Not offered: what is audited is saved asynchronously.</summary>
    /// <exception cref="InvalidOperationException">There is something to tell the audit trail or an agency.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => PendingAudit.Count == 0 && PendingAlerts.Count == 0
        ? base.SaveChanges(acceptAllChangesOnSuccess)
        : throw new InvalidOperationException("What is audited is saved with SaveChangesAsync.");
}
