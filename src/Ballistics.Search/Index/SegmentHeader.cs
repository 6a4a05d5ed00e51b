namespace Ballistics.Search.Index;

/// <summary>The header of a segment.</summary>
/// <param name="Embedding">Version of what made the vectors.</param>
/// <param name="Dimensions">Values of a vector.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Partitions">The partitions in order; the rows of one lie together.</param>
/// <param name="Sha256">SHA-256 of all that follows the header, lower-case hexadecimal.</param>
internal sealed record SegmentHeader(string Embedding, int Dimensions, int Rows, IReadOnlyList<PartitionRun> Partitions, string Sha256);

/// <summary>The rows of one partition in a segment.</summary>
/// <param name="Kind">Name of the kind of mark.</param>
/// <param name="Calibre">The calibre in its plain form; empty where it is not stated.</param>
/// <param name="First">The first row.</param>
/// <param name="Count">How many rows.</param>
internal sealed record PartitionRun(string Kind, string Calibre, int First, int Count);
