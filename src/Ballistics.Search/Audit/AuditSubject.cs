namespace Ballistics.Search.Audit;

/// <summary>What something was done to.</summary>
/// <param name="Kind">The noun, as in the API's addresses without the plural: exhibit, mark, search.</param>
/// <param name="Id">Identifies it.</param>
/// <param name="OwnerId">The agency that owns it; null where none does. That agency's ledger gets the entry too.</param>
public readonly record struct AuditSubject(string Kind, Guid Id, Guid? OwnerId);
