using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Heights as an X3P file stores them: number = (height − offset) / increment.</summary>
internal sealed class X3pHeights
{
    /// <summary>Finest increment chosen, metres: far below what any instrument resolves, far above what double precision rounds.</summary>
    private const double LeastIncrement = 1e-12;

    private readonly Topography _surface;

    /// <summary>Chooses increment and offset where the options leave them open.</summary>
    /// <exception cref="ArgumentException">The increment is not above zero, or integers of the type cannot hold the relief.</exception>
    public X3pHeights(Topography surface, X3pWriteOptions options)
    {
        _surface = surface;
        Type = options.DataType;
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (float height in surface.Heights)
            if (!float.IsNaN(height))
                (low, high) = (Math.Min(low, height), Math.Max(high, height));
        bool measured = low <= high;
        IsInteger = X3pNumbers.IsInteger(Type);
        double largest = Type == X3pDataType.Int16 ? short.MaxValue : int.MaxValue, relief = measured ? (double)high - low : 0;
        Offset = options.Offset ?? surface.Datum + (IsInteger && measured ? ((double)low + high) / 2 : 0);
        // A hair more than the finest, so that rounding keeps the extremes in range.
        Increment = !IsInteger ? 1 : options.Increment ?? Math.Max(LeastIncrement, relief / 2 / largest * (1 + 1e-9));
        if (!(Increment > 0) || !double.IsFinite(Increment) || !double.IsFinite(Offset))
            throw new ArgumentException($"The increment {Increment} and offset {Offset} have to be finite, the increment above zero.", nameof(options));
        if (IsInteger && measured && (Math.Abs(Count(low)) > largest || Math.Abs(Count(high)) > largest))
            throw new ArgumentException(
                $"Heights do not fit counts of {Increment} m about {Offset} m up to ±{largest}. Choose a larger increment, or none.", nameof(options));
    }

    /// <summary>How numbers are stored.</summary>
    public X3pDataType Type { get; }

    /// <summary>True where numbers are counts.</summary>
    public bool IsInteger { get; }

    /// <summary>Metres a count.</summary>
    public double Increment { get; }

    /// <summary>Metres added by a reader.</summary>
    public double Offset { get; }

    /// <summary>The number for one point; NaN where it was not measured.</summary>
    public double this[int point] => _surface.Heights[point] is var height && float.IsNaN(height) ? double.NaN
        : IsInteger ? Count(height) : height + _surface.Datum - Offset;

    private double Count(float height) => Math.Round((height + _surface.Datum - Offset) / Increment);
}
