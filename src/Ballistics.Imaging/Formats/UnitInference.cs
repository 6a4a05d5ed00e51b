using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Infers the unit of lengths from what is possible for a tool mark, since X3P has no field for it and one real file in ten gives
/// micrometres. Lateral and vertical units are inferred apart, because some files mix them.
/// </summary>
internal static class UnitInference
{
    /// <summary>From here up a number can no longer be a spacing in millimetres (100 µm) and is taken as micrometres.</summary>
    private const double LeastMicrometres = 0.1;

    /// <summary>No mark, and no tilt of one, spans more than this from its lowest to its highest point, metres.</summary>
    private const double GreatestRelief = 1e-2;

    /// <summary>The unit of a scan's spacings. Both axes share it unless they differ a thousandfold.</summary>
    /// <exception cref="RejectedScanException">The spacing makes no sense in any unit.</exception>
    public static (LengthUnit X, LengthUnit Y) OfSpacings(double x, double y)
    {
        bool alike = x / y is > 1e-3 and < 1e3;
        double common = Math.Sqrt(x) * Math.Sqrt(y);
        return (OfSpacing("x", x, alike ? common : x), OfSpacing("y", y, alike ? common : y));
    }

    private static LengthUnit OfSpacing(string axis, double spacing, double typical)
    {
        LengthUnit unit = typical <= Limits.GreatestSpacing ? LengthUnit.Metre
            : typical < LeastMicrometres ? LengthUnit.Millimetre
            : LengthUnit.Micrometre;
        double metres = spacing * unit.Metres;
        if (!(metres >= Limits.LeastSpacing) || metres > 10 * Limits.GreatestSpacing)
            throw new RejectedScanException(RejectionReason.Damaged,
                $"The {axis} increment {spacing:g6} is possible for a tool mark neither in metres, millimetres nor micrometres. "
                + "Save the scan again with its spacing in metres.");
        return unit;
    }

    /// <summary>The unit of a scan's heights.</summary>
    /// <param name="relief">From the lowest to the highest height, outliers aside, as written in the file.</param>
    /// <param name="lateral">The unit of the spacings.</param>
    /// <param name="extent">The longer side of the scan, metres.</param>
    public static LengthUnit OfHeights(double relief, LengthUnit lateral, double extent)
    {
        if (relief <= GreatestRelief && (lateral == LengthUnit.Metre || relief <= extent))
            return LengthUnit.Metre;
        LengthUnit[] likely = lateral == LengthUnit.Metre ? [LengthUnit.Micrometre, LengthUnit.Millimetre]
            : lateral == LengthUnit.Millimetre ? [LengthUnit.Millimetre, LengthUnit.Micrometre]
            : [LengthUnit.Micrometre];
        return likely.FirstOrDefault(unit => relief * unit.Metres <= Math.Min(extent, GreatestRelief)) ?? likely[^1];
    }

    /// <summary>What the acquisition says about a unit that was inferred; null where it is metres, as it should be.</summary>
    public static string? Remark(string what, LengthUnit unit) =>
        unit == LengthUnit.Metre ? null : $"{what} given in {unit.Name}, converted to metres.";
}
