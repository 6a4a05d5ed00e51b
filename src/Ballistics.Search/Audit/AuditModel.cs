using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Audit;

/// <summary>How the trail lies in the database.</summary>
internal static class AuditModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<AuditLedger>(ledger =>
        {
            ledger.Property(l => l.Id).ValueGeneratedNever();
            ledger.Property(l => l.Hash).HasMaxLength(64).IsFixedLength();
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.HasKey(e => new { e.LedgerId, e.Sequence });
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.Property(e => e.Hash).HasMaxLength(64).IsFixedLength();
            entry.HasIndex(e => new { e.LedgerId, e.SubjectId });
            entry.HasIndex(e => new { e.LedgerId, e.At });
        });
        model.Entity<AuditCheckpoint>(checkpoint =>
        {
            checkpoint.HasKey(c => new { c.LedgerId, c.Sequence, c.KeyId });
            checkpoint.Property(c => c.KeyId).HasMaxLength(64).IsFixedLength();
            checkpoint.Property(c => c.Signature).HasMaxLength(128).IsFixedLength();
        });
    }
}
