namespace Ballistics.Comparison.Striae;

/// <summary>
/// What the grooves say of a place: striae of one barrel land lie at the same distance from its shoulders on every bullet, and its
/// lands are equally wide. A shoulder may have been missed, so that it never forbids, it only costs.
/// </summary>
/// <param name="Starts">True where both profiles begin at a shoulder.</param>
/// <param name="Ends">True where both end at one.</param>
/// <param name="WidthDifference">Points that the second is longer than the first.</param>
/// <param name="Spacing">Distance between points, metres.</param>
internal readonly record struct ShoulderFit(bool Starts, bool Ends, int WidthDifference, double Spacing)
{
    /// <summary>The fit of a pair of which the first may run backwards.</summary>
    public static ShoulderFit Of(StriationSignature first, StriationSignature second, bool reversed) => new(
        (reversed ? first.EndsAtShoulder : first.StartsAtShoulder) && second.StartsAtShoulder,
        (reversed ? first.StartsAtShoulder : first.EndsAtShoulder) && second.EndsAtShoulder,
        second.Fine.Length - first.Fine.Length, first.Kind.WorkingSpacing);

    /// <summary>What it costs to lay point i of the first on point i + lag of the second.</summary>
    public double Penalty(int lag)
    {
        double start = Share(lag, StriationParameters.ShoulderTolerance, StriationParameters.ShoulderReach);
        double end = Share(lag - WidthDifference, StriationParameters.ShoulderTolerance, StriationParameters.ShoulderReach);
        return (Starts, Ends) switch
        {
            (true, true) => StriationParameters.ShoulderPenalty * (start + end) / 2
                + StriationParameters.WidthPenalty * Share(WidthDifference, StriationParameters.WidthTolerance, StriationParameters.WidthReach),
            (true, false) => StriationParameters.ShoulderPenalty * start,
            (false, true) => StriationParameters.ShoulderPenalty * end,
            _ => 0,
        };
    }

    private double Share(int points, double tolerance, double reach) =>
        Math.Clamp((Math.Abs(points) * Spacing - tolerance) / (reach - tolerance), 0, 1);
}
