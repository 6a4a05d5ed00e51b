namespace Ballistics.Evidence;

/// <summary>The part of a scan that bears the mark, on the scan's own grid.</summary>
public sealed class RegionOfInterest
{
    private readonly bool[] _included;

    /// <summary>Takes ownership of <paramref name="included"/>.</summary>
    /// <param name="width">Points in a row; that of the scan.</param>
    /// <param name="height">Rows; those of the scan.</param>
    /// <param name="included">width × height flags: true bears the mark.</param>
    /// <param name="origin">How it was found.</param>
    /// <exception cref="ArgumentException">Sizes do not fit.</exception>
    public RegionOfInterest(int width, int height, bool[] included, RegionOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(included);
        if (width < 1 || height < 1 || included.LongLength != (long)width * height)
            throw new ArgumentException($"{width} × {height} points do not fit {included.LongLength} flags.", nameof(included));
        Width = width;
        Height = height;
        _included = included;
        Origin = origin;
    }

    /// <summary>Points in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>How it was found.</summary>
    public RegionOrigin Origin { get; }

    /// <summary>True for each point that bears the mark, row after row.</summary>
    public ReadOnlySpan<bool> Included => _included;
}
