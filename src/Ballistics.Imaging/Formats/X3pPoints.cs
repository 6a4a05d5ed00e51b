using System.IO.Compression;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Where an X3P file's coordinates come from: the XML itself or a binary entry, one pass for each axis that states them.</summary>
/// <param name="X">The x coordinates; null where x is counted.</param>
/// <param name="Y">The y coordinates; null where y is counted.</param>
/// <param name="Z">The heights, NaN where not measured.</param>
internal sealed record X3pPoints(HeightPass? X, HeightPass? Y, HeightPass Z)
{
    /// <summary>Finds the points, checks their number and their checksums.</summary>
    /// <exception cref="RejectedScanException">Missing, too few, too many, or with a wrong checksum.</exception>
    public static X3pPoints Find(X3pArchive archive, X3pDocument document, int width, int height, ChecksumPolicy checksums, List<string> remarks)
    {
        X3pAxis x = document.Axis("CX"), y = document.Axis("CY"), z = document.Axis("CZ");
        // Order of the numbers of one point: those coordinates that are stated, then z.
        X3pAxis[] axes = [.. new[] { x, y, z }.Where(axis => axis == z || axis.IsAbsolute)];
        int points = width * height;
        Func<int, HeightPass> field;
        if (document.List is { } list && document.Text("DataLink/PointDataLink") is null)
        {
            if (list.Count != points)
                throw new RejectedScanException(RejectionReason.Damaged, $"main.xml lists {list.Count} points for {width} × {height}. Save the scan again.");
            field = index => list.Field(index, Scale(axes[index], remarks), axes[index].Offset);
        }
        else
        {
            ZipArchiveEntry entry = X3pLinks.PointData(archive, document, remarks);
            X3pValidPoints? valid = X3pValidPoints.Read(archive, document, points, checksums, remarks);
            var binary = new X3pBinaryPoints(entry, [.. axes.Select(axis => axis.DataType)], points);
            binary.Check(X3pLinks.Checksum(document, "PointData"), checksums);
            field = index => binary.Field(index, Scale(axes[index], remarks), axes[index].Offset, valid);
        }
        return new X3pPoints(x.IsAbsolute ? field(0) : null, y.IsAbsolute ? field(axes.Length - 2) : null, field(axes.Length - 1));
    }

    /// <summary>
    /// The factor of an axis. The standard's increment turns counts into lengths; floating-point numbers on an absolute axis are lengths
    /// already, and an increment there, if any, is a leftover (some files say 1e-6 beside heights in metres).
    /// </summary>
    private static double Scale(X3pAxis axis, List<string> remarks)
    {
        double increment = axis.Increment ?? 1;
        if (X3pNumbers.IsInteger(axis.DataType) || !axis.IsAbsolute)
            return increment > 0 ? increment : throw new RejectedScanException(RejectionReason.Damaged,
                $"main.xml gives an axis the increment {increment}; it must be above zero. Save the scan again.");
        if (increment is not (1 or 0))
            remarks.Add($"Increment {increment:g6} passed over: it has no meaning for floating-point numbers on an absolute axis.");
        return 1;
    }
}
