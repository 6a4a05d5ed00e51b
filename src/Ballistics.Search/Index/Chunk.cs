namespace Ballistics.Search.Index;

/// <summary>Some rows of one partition, scanned by one worker; cut small, so that searches take turns and a cancelled one stops soon.</summary>
/// <param name="Part">Where the rows are.</param>
/// <param name="First">The first of them.</param>
/// <param name="Rows">How many.</param>
internal readonly record struct Chunk(IndexedRows Part, int First, int Rows);
