namespace Ballistics.Cli.Drawing;

/// <summary>How large pictures are.</summary>
internal static class PictureSize
{
    /// <summary>The longer side of one mark, pixels.</summary>
    public const int Side = 800;

    /// <summary>The room between two marks, pixels.</summary>
    public const int Gap = 12;

    /// <summary>The height of a caption, pixels.</summary>
    public const int Caption = 34;

    /// <summary>The width of a plot of profiles, pixels.</summary>
    public const int PlotWidth = 1400;

    /// <summary>The height of a plot of profiles, pixels.</summary>
    public const int PlotHeight = 420;
}
