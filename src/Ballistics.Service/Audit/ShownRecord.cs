using Ballistics.Search.Audit;

namespace Ballistics.Service.Audit;

/// <summary>An exhibit of another agency that an answer shows.</summary>
/// <param name="Exhibit">The exhibit; its owner's ledger names it so.</param>
/// <param name="Owner">The agency that owns it.</param>
/// <param name="Action">What is read of it.</param>
/// <param name="SeenAs">What the reader's own ledger names instead, where the reader is not shown which exhibit it is; null where it is.</param>
/// <param name="Purpose">The purpose that holds where the request states none: that of the search that found it; null where none does.</param>
/// <param name="Details">What else the reader's ledger says; null for nothing.</param>
internal sealed record ShownRecord(Guid Exhibit, Guid Owner, AuditAction Action, AuditSubject? SeenAs, string? Purpose, object? Details);
