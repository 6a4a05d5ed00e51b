using System.Globalization;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Reads X3P: ISO 25178-72 (ISO 5436-2), and what producers make of it.</summary>
internal static class X3pReader
{
    /// <summary>Reads one file.</summary>
    /// <exception cref="RejectedScanException">Damaged, too large, not supported, or nothing measured.</exception>
    public static Acquisition Read(ReadOnlyMemory<byte> bytes, string sha256, ReadOptions options)
    {
        var remarks = new List<string>();
        var checksums = new ChecksumPolicy(options.AcceptWrongChecksum, remarks);
        using var archive = new X3pArchive(bytes);
        byte[] xml = ZipEntryBytes.Read(archive.Main, Limits.XmlBytes, checksums);
        X3pDocument document = X3pDocumentReader.Read(xml);
        X3pLinks.CheckMain(archive, document, xml, checksums, remarks);
        (int width, int height) = X3pGrid.Size(document);
        X3pPoints points = X3pPoints.Find(archive, document, width, height, checksums, remarks);
        X3pOrigin origin = X3pOrigin.Read(document, remarks);
        Topography topography = Surface(document, points, width, height, origin, remarks);
        DrawnMask? mask = X3pMask.Read(archive, document, width, height, origin, checksums, remarks);
        RemarkOnRotation(document, remarks);
        return new Acquisition
        {
            Format = "X3P",
            Sha256 = sha256,
            Topography = topography,
            Mask = mask,
            Instrument = new Instrument(
                document.Words("Instrument/Manufacturer"), document.Words("Instrument/Model"),
                document.Words("Instrument/Serial"), document.Words("Instrument/Version")),
            Creator = document.Words("Record2/Creator"),
            MeasuredAt = Date(document.Text("Record2/Date")),
            Remarks = remarks,
        };
    }

    private static Topography Surface(X3pDocument document, X3pPoints points, int width, int height, X3pOrigin origin, List<string> remarks)
    {
        double x = X3pGrid.Spacing(document.Axis("CX"), "x", points.X, width, point => point % width);
        double y = X3pGrid.Spacing(document.Axis("CY"), "y", points.Y, height, point => point / width);
        (LengthUnit unitX, LengthUnit unitY) = UnitInference.OfSpacings(x, y);
        var grid = new Grid(width, height, x * unitX.Metres, y * unitY.Metres);
        HeightStatistics statistics = HeightStatistics.Of(points.Z, grid.Points);
        LengthUnit unitZ = UnitInference.OfHeights(statistics.Relief, unitX, grid.Extent);
        string?[] inferred = unitX == unitY
            ? [UnitInference.Remark("Lateral spacing", unitX), UnitInference.Remark("Heights", unitZ)]
            : [UnitInference.Remark("Spacing along x", unitX), UnitInference.Remark("Spacing along y", unitY), UnitInference.Remark("Heights", unitZ)];
        remarks.AddRange(inferred.OfType<string>());
        return HeightMapBuilder.Build(grid, points.Z, statistics, unitZ, remarks, origin);
    }

    private static void RemarkOnRotation(X3pDocument document, List<string> remarks)
    {
        for (int row = 1; row <= 3; row++)
            for (int column = 1; column <= 3; column++)
                if (X3pDocument.TryNumber(document.Text($"Rotation/r{row}{column}") ?? "", out double entry)
                    && Math.Abs(entry - (row == column ? 1 : 0)) > 1e-6)
                {
                    remarks.Add("The file states a rotation of the scan in space; it was not applied.");
                    return;
                }
    }

    /// <summary>The date as written; null where there is none. A date without a zone is taken as universal time; the year 1 is none.</summary>
    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            && date.Year > 1 ? date : null;
}
