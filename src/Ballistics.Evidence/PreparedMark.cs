namespace Ballistics.Evidence;

/// <summary>
/// A mark made ready for comparison: trimmed to its region, levelled, form removed, band-passed, resampled to the kind's spacing.
/// </summary>
/// <param name="Kind">The kind of mark, which fixes spacing and band.</param>
/// <param name="Surface">
/// The prepared map, mean zero over the measured points, square spacing: heights in metres, or of a picture its local contrast, a number
/// without unit that says how much brighter than its surroundings a place is.
/// </param>
public record PreparedMark(MarkKind Kind, Topography Surface)
{
    /// <summary>What was measured.</summary>
    public Modality Modality { get; init; }

    /// <summary>Under light from one side: the direction towards the lamp, degrees from the x axis towards the y axis (clockwise as drawn); else NaN.</summary>
    public double LampDegrees { get; init; } = double.NaN;
}
