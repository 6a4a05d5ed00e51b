namespace Ballistics.Evidence;

/// <summary>Areas that a person drew on a scan (the mask layer some X3P files carry), one label per point.</summary>
public sealed class DrawnMask
{
    private readonly byte[] _labels;

    /// <summary>Takes ownership of <paramref name="labels"/>.</summary>
    /// <param name="width">Points in a row; that of the scan.</param>
    /// <param name="height">Rows; those of the scan.</param>
    /// <param name="labels">width × height indices into <paramref name="legend"/>.</param>
    /// <param name="legend">What each label means; entry 0 is the background.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, or a label has no legend.</exception>
    public DrawnMask(int width, int height, byte[] labels, IReadOnlyList<MaskLabel> legend)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(legend);
        if (width < 1 || height < 1 || labels.LongLength != (long)width * height)
            throw new ArgumentException($"{width} × {height} points do not fit {labels.LongLength} labels.", nameof(labels));
        foreach (byte label in labels)
            if (label >= legend.Count)
                throw new ArgumentException($"Label {label} has no legend; there are {legend.Count}.", nameof(labels));
        Width = width;
        Height = height;
        _labels = labels;
        Legend = legend;
    }

    /// <summary>Points in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>What each label means; entry 0 is the background.</summary>
    public IReadOnlyList<MaskLabel> Legend { get; }

    /// <summary>An index into <see cref="Legend"/> for each point, row after row.</summary>
    public ReadOnlySpan<byte> Labels => _labels;
}
