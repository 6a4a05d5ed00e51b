using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>How an X3P file is written, and what it says about the scan.</summary>
public sealed record X3pWriteOptions
{
    /// <summary>How heights are stored.</summary>
    public X3pDataType DataType { get; init; } = X3pDataType.Single;

    /// <summary>
    /// For integers: the height of one count, metres, above zero; null takes the finest that the relief leaves room for.
    /// Floating-point heights have none.
    /// </summary>
    public double? Increment { get; init; }

    /// <summary>
    /// What a reader adds to every stored height, metres; null takes the surface's datum for floating-point numbers, and the middle of
    /// the relief for integers.
    /// </summary>
    public double? Offset { get; init; }

    /// <summary>Write the points as text into the XML rather than as a binary entry; for small samples.</summary>
    public bool PointsInXml { get; init; }

    /// <summary>What measured it.</summary>
    public Instrument Instrument { get; init; } = new();

    /// <summary>Who made the file.</summary>
    public string Creator { get; init; } = "";

    /// <summary>When it was measured; null where that is not known.</summary>
    public DateTimeOffset? MeasuredAt { get; init; }

    /// <summary>Anything else.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Areas a person drew; of the scan's size; null for none.</summary>
    public DrawnMask? Mask { get; init; }
}
