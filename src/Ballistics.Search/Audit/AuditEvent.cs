namespace Ballistics.Search.Audit;

/// <summary>One thing that was done, before it stands in a ledger.</summary>
/// <param name="Actor">Who did it.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what.</param>
/// <param name="Purpose">The purpose as stated; null where none was asked for.</param>
/// <param name="Details">Written as JSON into the actor's ledger and the network's; null for none.</param>
/// <param name="SeenAs">What it was done to as the actor has seen it; null where that is the subject itself.</param>
/// <param name="OwnerDetails">Written as JSON into the owner's ledger where the owner is another agency; null for none.</param>
internal sealed record AuditEvent(
    AuditActor Actor, AuditAction Action, AuditSubject Subject, string? Purpose, object? Details, object? OwnerDetails, AuditSubject? SeenAs)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    /// <summary>What it was done to, as a ledger may have it: an agency that was not shown which record it was does not learn it there.</summary>
    public AuditSubject SubjectIn(Guid ledger) => ledger == Actor.AgencyId && ledger != Subject.OwnerId ? SeenAs ?? Subject : Subject;
}
