using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>The regular grid of an X3P file, in metres.</summary>
internal static class X3pGrid
{
    /// <summary>How far a stated coordinate may lie from a regular grid, in spacings.</summary>
    private const double Tolerance = .1;

    /// <summary>The number of columns and rows.</summary>
    /// <exception cref="RejectedScanException">A profile, a point cloud, several layers; no size, or one that is too large.</exception>
    public static (int Width, int Height) Size(X3pDocument document)
    {
        string feature = document.Text("Record1/FeatureType")?.ToUpperInvariant() ?? "SUR";
        if (feature == "PRF")
            throw new RejectedScanException(RejectionReason.Unsupported, "The X3P file holds a profile (PRF), a single line; marks are compared by surfaces. Send the areal scan.");
        if (feature == "PCL" || (feature == "SUR" && document.Text("Record3/ListDimension") is not null && document.Text("MatrixDimension/SizeX") is null))
            throw new RejectedScanException(RejectionReason.Unsupported, "The X3P file holds a point cloud (PCL); marks are compared by height maps. Save it as a surface on a regular grid.");
        if (feature != "SUR")
            throw new RejectedScanException(RejectionReason.Damaged, $"The X3P file is of the feature type '{(feature.Length <= 40 ? feature : feature[..40] + "…")}'; SUR, a surface, is read.");
        if (document.Count("MatrixDimension/SizeX") is not { } width || document.Count("MatrixDimension/SizeY") is not { } height)
            throw new RejectedScanException(RejectionReason.Damaged, "main.xml does not say how many columns and rows there are (MatrixDimension). Save the scan again.");
        if (document.Count("MatrixDimension/SizeZ") is > 1 and { } layers)
            throw new RejectedScanException(RejectionReason.Unsupported, $"The X3P file holds {layers} layers; one surface is read. Save the layers one by one.");
        Grid.RefuseSize("X3P file", width, height);
        return ((int)width, (int)height);
    }

    /// <summary>The spacing of an axis as written: its increment, or what the stated coordinates come to.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="name">x or y.</param>
    /// <param name="stated">The coordinates, where the axis is absolute.</param>
    /// <param name="count">Columns of the grid for x, rows for y.</param>
    /// <param name="step">Gives a point's place along the axis.</param>
    /// <exception cref="RejectedScanException">No spacing, none above zero, or coordinates that lie on no regular grid.</exception>
    public static double Spacing(X3pAxis axis, string name, HeightPass? stated, int count, Func<int, int> step)
    {
        if (stated is null)
            return axis.Increment is > 0 and { } increment ? increment : throw new RejectedScanException(RejectionReason.Damaged,
                $"The {name} axis has the increment {axis.Increment?.ToString("g6", null) ?? "(none)"}; it must be above zero. Save the scan again with its spacing.");
        double low = double.PositiveInfinity, high = double.NegativeInfinity, worst = 0;
        stated((_, coordinates) =>
        {
            foreach (double coordinate in coordinates)
                if (double.IsFinite(coordinate))
                    (low, high) = (Math.Min(low, coordinate), Math.Max(high, coordinate));
        });
        double spacing = (high - low) / (count - 1);
        if (!(spacing > 0) || !double.IsFinite(spacing))
            throw new RejectedScanException(RejectionReason.Damaged, $"The {name} coordinates of the X3P file do not differ. Save the scan again.");
        stated((start, coordinates) =>
        {
            for (int i = 0; i < coordinates.Length; i++)
                if (double.IsFinite(coordinates[i]))
                    worst = Math.Max(worst, Math.Abs(coordinates[i] - low - step(start + i) * spacing));
        });
        return worst <= Tolerance * spacing ? spacing : throw new RejectedScanException(RejectionReason.Unsupported,
            $"The {name} coordinates of the X3P file lie on no regular, growing grid. Save the scan on a regular grid.");
    }
}
