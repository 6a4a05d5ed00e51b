namespace Ballistics.Search.Audit;

/// <summary>One thing that was done, before it stands in a ledger.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what.</param>
/// <param name="Purpose">The purpose as stated; null where none was asked for.</param>
/// <param name="Details">Written as JSON into the actor's ledger and the network's; null for none.</param>
/// <param name="OwnerDetails">Written as JSON into the owner's ledger where the owner is another agency; null for none.</param>
internal sealed record AuditEvent(
    AuditActor Actor, AuditAction Action, AuditSubject Subject, string? Purpose, object? Details, object? OwnerDetails)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;
}
