namespace Ballistics.Evidence;

/// <summary>
/// A height map (ISO 25178): heights on a regular grid, in metres, NaN where nothing was measured.
/// Row after row, x fastest; x grows to the right and y downwards, as a picture is drawn.
/// </summary>
public sealed class Topography
{
    private readonly float[] _heights;

    /// <summary>Takes ownership of <paramref name="heights"/>; the caller must not change it afterwards.</summary>
    /// <param name="width">Points in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="spacingX">Distance between neighbours in a row, metres, finite and positive.</param>
    /// <param name="spacingY">Distance between rows, metres, finite and positive.</param>
    /// <param name="heights">width × height heights in metres relative to <paramref name="datum"/>; never infinite.</param>
    /// <param name="datum">What was subtracted from every height so that single precision keeps sub-nanometre steps, metres.</param>
    /// <exception cref="ArgumentException">A size, a spacing or the number of heights is not as stated above.</exception>
    public Topography(int width, int height, double spacingX, double spacingY, float[] heights, double datum = 0)
    {
        ArgumentNullException.ThrowIfNull(heights);
        if (width < 1 || height < 1)
            throw new ArgumentException($"A topography has at least one point; {width} × {height} was given.");
        if (heights.LongLength != (long)width * height)
            throw new ArgumentException($"{width} × {height} points need {(long)width * height} heights; {heights.LongLength} were given.", nameof(heights));
        if (!(spacingX > 0 && double.IsFinite(spacingX)) || !(spacingY > 0 && double.IsFinite(spacingY)))
            throw new ArgumentException($"Spacings are finite and positive, in metres; {spacingX} and {spacingY} were given.");
        Width = width;
        Height = height;
        SpacingX = spacingX;
        SpacingY = spacingY;
        Datum = datum;
        _heights = heights;
    }

    /// <summary>Points in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Distance between neighbours in a row, metres.</summary>
    public double SpacingX { get; }

    /// <summary>Distance between rows, metres.</summary>
    public double SpacingY { get; }

    /// <summary>Add this to a height to get the height the instrument gave, metres.</summary>
    public double Datum { get; }

    /// <summary>The heights, row after row, metres relative to <see cref="Datum"/>; NaN is unmeasured.</summary>
    public ReadOnlySpan<float> Heights => _heights;

    /// <summary>One height, metres relative to <see cref="Datum"/>; NaN is unmeasured.</summary>
    public float this[int x, int y] => _heights[y * Width + x];

    /// <summary>The share of points that were measured, 0 to 1.</summary>
    public double MeasuredFraction
    {
        get
        {
            long measured = 0;
            foreach (float height in _heights)
                if (!float.IsNaN(height))
                    measured++;
            return (double)measured / _heights.LongLength;
        }
    }
}
