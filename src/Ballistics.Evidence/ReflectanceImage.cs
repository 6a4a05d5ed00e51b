namespace Ballistics.Evidence;

/// <summary>A grey picture of a mark with its lighting and lateral spacing. Row after row, x fastest, y downwards.</summary>
public sealed class ReflectanceImage
{
    private readonly float[] _intensities;

    /// <summary>Takes ownership of <paramref name="intensities"/>; the caller must not change it afterwards.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="intensities">width × height linear grey values, 0 (black) to 1 (the file's white).</param>
    /// <param name="spacing">Distance between pixels, metres; NaN where the file does not say.</param>
    /// <param name="lighting">How the surface was lit.</param>
    /// <param name="lampDegrees">Direction towards the lamp of side light, see <see cref="LampDegrees"/>; NaN where it is not known.</param>
    /// <exception cref="ArgumentException">A size or the number of values is not as stated above.</exception>
    public ReflectanceImage(int width, int height, float[] intensities, double spacing, Lighting lighting, double lampDegrees = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(intensities);
        if (width < 1 || height < 1 || intensities.LongLength != (long)width * height)
            throw new ArgumentException($"{width} × {height} pixels do not fit {intensities.LongLength} values.", nameof(intensities));
        Width = width;
        Height = height;
        _intensities = intensities;
        Spacing = spacing;
        Lighting = lighting;
        LampDegrees = lighting == Lighting.Side ? lampDegrees : double.NaN;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Distance between pixels, metres; NaN is unknown.</summary>
    public double Spacing { get; }

    /// <summary>How the surface was lit.</summary>
    public Lighting Lighting { get; }

    /// <summary>
    /// Direction towards the lamp of side light as it stands in the picture, degrees from the x axis towards the y axis (clockwise as
    /// drawn): 0 is from the right, −90 from above. NaN where it is not known, and under ring light.
    /// </summary>
    public double LampDegrees { get; }

    /// <summary>The same picture, lit and spaced as somebody states who knows.</summary>
    /// <param name="spacing">Distance between pixels, metres.</param>
    /// <param name="lighting">How the surface was lit.</param>
    /// <param name="lampDegrees">Direction towards the lamp; NaN where it is not known.</param>
    public ReflectanceImage As(double spacing, Lighting lighting, double lampDegrees = double.NaN) =>
        new(Width, Height, _intensities, spacing, lighting, lampDegrees);

    /// <summary>Grey values from 0 (black) to 1 (the file's white), row after row.</summary>
    public ReadOnlySpan<float> Intensities => _intensities;
}
