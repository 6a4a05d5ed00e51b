using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Cli.Training;

/// <summary>A mark to be exported, with the truth about it.</summary>
/// <param name="Exhibit">The exhibit that bears it.</param>
/// <param name="Kind">The kind of mark.</param>
/// <param name="Source">What made it: the firearm, and of a bullet the barrel's land. Marks of one source are to be embedded alike.</param>
/// <param name="Extract">Makes its signature; throws <see cref="RejectedScanException"/> where the scan is refused.</param>
internal sealed record TrainingMark(string Exhibit, MarkKind Kind, string Source, Func<Signature> Extract);
