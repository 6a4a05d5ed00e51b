using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>The regular grid a file's heights lie on.</summary>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="SpacingX">Distance between neighbours in a row, metres.</param>
/// <param name="SpacingY">Distance between rows, metres.</param>
internal readonly record struct Grid(int Width, int Height, double SpacingX, double SpacingY)
{
    /// <summary>Width × Height.</summary>
    public int Points => Width * Height;

    /// <summary>The longer side, metres.</summary>
    public double Extent => Math.Max(Width * SpacingX, Height * SpacingY);

    /// <summary>Refuses sizes that are none, or too large, before anything is allocated for them.</summary>
    /// <exception cref="RejectedScanException">A side is below 1, or there are more points than <see cref="Limits.Points"/>.</exception>
    public static void RefuseSize(string what, long width, long height)
    {
        if (width < 1 || height < 1)
            throw new RejectedScanException(RejectionReason.Damaged, $"The {what} claims {width} × {height} points; each side needs at least one.");
        if (width > Limits.Points || height > Limits.Points || width * height > Limits.Points)
            throw new RejectedScanException(RejectionReason.TooLarge,
                $"The {what} claims {width} × {height} points; up to {Limits.Points} are read. Crop or subsample it.");
    }
}
