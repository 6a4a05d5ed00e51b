namespace Ballistics.Imaging.Formats;

/// <summary>A unit that producers write lengths in where the standard says metres.</summary>
/// <param name="Name">Its name in the plural.</param>
/// <param name="Metres">Its length in metres.</param>
internal sealed record LengthUnit(string Name, double Metres)
{
    /// <summary>What the standard asks for.</summary>
    public static readonly LengthUnit Metre = new("metres", 1);

    /// <summary>Seen where scans were converted from instruments that count in millimetres.</summary>
    public static readonly LengthUnit Millimetre = new("millimetres", 1e-3);

    /// <summary>The most frequent departure.</summary>
    public static readonly LengthUnit Micrometre = new("micrometres", 1e-6);
}
