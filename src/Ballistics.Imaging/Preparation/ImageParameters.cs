namespace Ballistics.Imaging.Preparation;

/// <summary>Every tuned number of the preparation of pictures, with unit and source. Chosen on renderings of the Fadul study.</summary>
internal static class ImageParameters
{
    /// <summary>From this grey on, white being 1, a sensor is taken as saturated and the pixel as unmeasured.</summary>
    public const float Saturated = 0.996f;

    /// <summary>Reach of the flat field, as a multiple of the longest wavelength of the kind's band: slower changes of brightness are the lamp's.</summary>
    public const double FlatFieldCutoffs = 4;

    /// <summary>A place darker than this share of white tells nothing of the surface.</summary>
    public const double LeastBrightness = 0.004;

    /// <summary>Width of the rings over which the circular background is averaged, as a share of the longest wavelength of the band.</summary>
    public const double BackgroundRing = 0.2;

    /// <summary>Reach of the local contrast, as a multiple of the longest wavelength of the band.</summary>
    public const double ContrastCutoffs = 4;

    /// <summary>Local contrast below this share of the whole mark's is not raised: noise would be.</summary>
    public const double ContrastFloor = 0.3;

    /// <summary>Beyond this many robust deviations a pixel is a glint, or dirt.</summary>
    public const double Glint = 5;

    /// <summary>Least robust deviation of brightness within the band, as a share of the local brightness: below stands nothing but noise and rounding.</summary>
    public const double LeastContrast = 0.002;
}
