using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Pictures;

/// <summary>The numbers of the simulated camera and its lamps. None of them was taken from what compares pictures, and none is known to it.</summary>
internal static class PictureParameters
{
    /// <summary>How high the lamps stand above the surface, degrees. Each picture draws its own.</summary>
    public static readonly Interval RingElevation = new(67, 73), SideElevation = new(20, 35);

    /// <summary>Lamps of the ring.</summary>
    public const int RingLamps = 16;

    /// <summary>The side lamp is this wide and shone from three points of it, degrees.</summary>
    public const double SideWidth = 12;

    /// <summary>How far the side lamp stands from where the operator believes it to, degrees in either direction.</summary>
    public const double SideError = 8;

    /// <summary>Share of the light that brass or nickel gives back as a mirror would, blurred by its roughness; the rest is spread evenly (Lambert).</summary>
    public static readonly Interval Specular = new(0.88, 0.96);

    /// <summary>Root-mean-square slope of what is too fine to be resolved (Beckmann), which blurs the mirror.</summary>
    public static readonly Interval Roughness = new(0.09, 0.12);

    /// <summary>Light that comes from everywhere, as a share of the lamps'; above a mirror is the dark objective, so that it shines on the matt part alone.</summary>
    public const double Ambient = 0.1;

    /// <summary>Stains and lacquer: how much the reflectance deviates, and how wide they are, metres.</summary>
    public const double StainDeviation = 0.02, StainCell = 90e-6;

    /// <summary>How much darker a corner of the field is than its middle, and how much brighter the lamp's side.</summary>
    public static readonly Interval Vignetting = new(0.1, 0.35), Slant = new(0, 0.3);

    /// <summary>Blur of the lens, standard deviation in metres: what an objective of .1 resolves.</summary>
    public const double Blur = 4e-6;

    /// <summary>Electrons of a saturated pixel, and of the reading of any.</summary>
    public const double FullWell = 10_000, ReadNoise = 12;

    /// <summary>The median pixel's grey of a well exposed picture, white being 1.</summary>
    public static readonly Interval Exposure = new(0.3, 0.45);

    /// <summary>The camera's curve: grey to this power.</summary>
    public static readonly Interval Gamma = new(0.6, 1);
}
