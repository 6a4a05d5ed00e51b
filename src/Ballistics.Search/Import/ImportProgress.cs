namespace Ballistics.Search.Import;

/// <summary>How far an import has come.</summary>
/// <param name="Done">Scans dealt with, whatever became of them.</param>
/// <param name="Total">Scans of the folder.</param>
/// <param name="File">The scan dealt with last.</param>
public sealed record ImportProgress(int Done, int Total, string File);
