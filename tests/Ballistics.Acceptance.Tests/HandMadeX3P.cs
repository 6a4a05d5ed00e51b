using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Acceptance.Tests;

/// <summary>
/// X3P files (ISO 25178-72) made by hand, part by part, so that each part can be made wrong; the project's own writer
/// makes sound files only.
/// </summary>
internal sealed record HandMadeX3P
{
    public int Width { get; init; } = 64;

    public int Height { get; init; } = 64;

    /// <summary>Metres.</summary>
    public double Increment { get; init; } = 6.25e-6;

    /// <summary>The height at a point, metres.</summary>
    public Func<int, int, double> HeightAt { get; init; } = (x, y) => 1e-6 * Math.Sin(x * 0.4) * Math.Cos(y * 0.3);

    /// <summary>What stands before the root element.</summary>
    public string Prologue { get; init; } = """<?xml version="1.0" encoding="UTF-8"?>""";

    public string Creator { get; init; } = "By hand";

    /// <summary>A further entry of the archive; its name may be anything.</summary>
    public string? FurtherEntry { get; init; }

    /// <summary>How many bytes of zeros follow the heights.</summary>
    public long Zeros { get; init; }

    /// <summary>What the description claims instead of the true width and height; null where it tells the truth.</summary>
    public (int Width, int Height)? Claim { get; init; }

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            byte[] heights = Heights();
            string xml = Xml(heights);
            Add(archive, "main.xml", Encoding.UTF8.GetBytes(xml));
            Add(archive, "md5checksum.hex", Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(xml)))} *main.xml\n"));
            Add(archive, "bindata/data.bin", heights, Zeros);
            if (FurtherEntry is not null)
                Add(archive, FurtherEntry, "outside"u8);
        }
        return file.ToArray();
    }

    private byte[] Heights()
    {
        double[] heights = new double[Width * Height];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = HeightAt(i % Width, i / Width);
        byte[] bytes = new byte[heights.Length * sizeof(double)];
        Buffer.BlockCopy(heights, 0, bytes, 0, bytes.Length);
        return bytes;
    }

    private string Xml(byte[] heights)
    {
        string increment = Increment.ToString("R", CultureInfo.InvariantCulture);
        return $"""
            {Prologue}
            <p:ISO5436_2 xmlns:p="http://www.opengps.eu/2008/ISO5436_2">
              <Record1><Revision>ISO5436 - 2000</Revision><FeatureType>SUR</FeatureType><Axes>
                <CX><AxisType>I</AxisType><DataType>D</DataType><Increment>{increment}</Increment><Offset>0</Offset></CX>
                <CY><AxisType>I</AxisType><DataType>D</DataType><Increment>{increment}</Increment><Offset>0</Offset></CY>
                <CZ><AxisType>A</AxisType><DataType>D</DataType><Increment>1</Increment><Offset>0</Offset></CZ>
              </Axes></Record1>
              <Record2><Date>2026-01-01T00:00:00Z</Date><Creator>{Creator}</Creator>
                <Instrument><Manufacturer>None</Manufacturer><Model>None</Model><Serial>0</Serial><Version>0</Version></Instrument>
                <CalibrationDate>2026-01-01T00:00:00Z</CalibrationDate>
                <ProbingSystem><Type>NonContacting</Type><Identification>None</Identification></ProbingSystem></Record2>
              <Record3><MatrixDimension><SizeX>{Claim?.Width ?? Width}</SizeX><SizeY>{Claim?.Height ?? Height}</SizeY><SizeZ>1</SizeZ></MatrixDimension>
                <DataLink><PointDataLink>bindata/data.bin</PointDataLink>
                <MD5ChecksumPointData>{Convert.ToHexStringLower(MD5.HashData(heights))}</MD5ChecksumPointData></DataLink></Record3>
              <Record4><ChecksumFile>md5checksum.hex</ChecksumFile></Record4>
            </p:ISO5436_2>
            """;
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content, long zeros = 0)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
        byte[] block = new byte[1 << 20];
        for (; zeros > 0; zeros -= block.Length)
            entry.Write(block, 0, (int)Math.Min(block.Length, zeros));
    }
}
