namespace Ballistics.Evidence;

/// <summary>
/// A mark made ready for comparison: trimmed to its region, levelled, form removed, band-passed, resampled to the kind's spacing.
/// </summary>
/// <param name="Kind">The kind of mark, which fixes spacing and band.</param>
/// <param name="Surface">The prepared heights, metres, mean zero over the measured points, square spacing.</param>
public record PreparedMark(MarkKind Kind, Topography Surface);
