namespace Ballistics.Imaging.Rendering;

/// <summary>How a surface is drawn.</summary>
public sealed record RenderOptions
{
    /// <summary>Side of a pixel, metres; null draws the scan's own spacing, the coarser one where they differ.</summary>
    public double? PixelSize { get; init; }

    /// <summary>Most pixels in a row; pixels grow until it is kept. Null sets no bound.</summary>
    public int? MaximumWidth { get; init; }

    /// <summary>Where the light comes from, degrees: 0 from the right, 90 from below, −135 from the upper left.</summary>
    public double LightDegrees { get; init; } = -135;

    /// <summary>Draw unmeasured points transparent (true), or in <see cref="UnmeasuredGrey"/>.</summary>
    public bool TransparentWhereUnmeasured { get; init; } = true;

    /// <summary>The flat grey of unmeasured points where they are not transparent.</summary>
    public byte UnmeasuredGrey { get; init; }
}
