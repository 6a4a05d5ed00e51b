namespace Ballistics.Search.Import;

/// <summary>What became of a folder's scans.</summary>
/// <param name="Added">Scans that were taken in.</param>
/// <param name="AlreadyThere">Scans that were there from before; an import may be repeated.</param>
/// <param name="Refused">Scans that were not taken, in the order of the labels.</param>
public sealed record ImportReport(int Added, int AlreadyThere, IReadOnlyList<RefusedScan> Refused);
