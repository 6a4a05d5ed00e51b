using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Ballistics.Tests;

/// <summary>
/// X3P files written by hand, after ISO 25178-72 and not after this project's own writer, so that each may be wrong in one place.
/// </summary>
internal static class TestScans
{
    public const double Spacing = 12.5e-6;
    private const int Size = 160;

    /// <summary>A sound scan of 2 mm: the relief of a firearm, in a disc.</summary>
    /// <param name="firearm">Whose relief.</param>
    /// <param name="shot">Which shot: another shot has the same relief and other noise.</param>
    public static byte[] BreechFace(int firearm, int shot = 0) => X3p(Relief(firearm, shot), Size, Size);

    /// <summary>Heights in metres, NaN outside a disc.</summary>
    public static double[] Relief(int firearm, int shot = 0)
    {
        Random random = new(firearm), noise = new(1000 * firearm + shot);
        (double, double, double)[] waves = [.. Enumerable.Range(0, 40).Select(_ => Wave(random))];
        var heights = new double[Size * Size];
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
            {
                double u = (x - (Size - 1) / 2.0) * Spacing, v = (y - (Size - 1) / 2.0) * Spacing;
                heights[y * Size + x] = Math.Sqrt(u * u + v * v) > 0.98e-3
                    ? double.NaN
                    : waves.Sum(w => 4e-7 * Math.Sin(w.Item1 * u + w.Item2 * v + w.Item3)) + 1e-7 * noise.NextDouble();
            }
        return heights;
    }

    /// <summary>An X3P file.</summary>
    public static byte[] X3p(double[] heights, int width, int height, double spacing = Spacing, string prologue = "", string dataName = "bindata/data.bin")
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "main.xml", Encoding.UTF8.GetBytes(Description(width, height, spacing, prologue, dataName)));
            Write(zip, dataName, MemoryMarshal.AsBytes(heights.AsSpan()));
        }
        return file.ToArray();
    }

    /// <summary>A zip that unpacks to far more than it is.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "main.xml", Encoding.UTF8.GetBytes(Description(30_000, 30_000, Spacing, "", "bindata/data.bin")));
            using Stream entry = zip.CreateEntry("bindata/data.bin", CompressionLevel.SmallestSize).Open();
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++)
                entry.Write(block);
        }
        return file.ToArray();
    }

    /// <summary>The head of a TIFF file that claims 100,000 × 100,000 pixels.</summary>
    public static byte[] VastTiff()
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(8);
        (short Tag, short Type, int Value)[] entries = [(256, 4, 100_000), (257, 4, 100_000), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 200), (277, 3, 1), (278, 4, 100_000), (279, 4, 100)];
        writer.Write((short)entries.Length);
        foreach ((short tag, short type, int value) in entries)
        {
            writer.Write(tag);
            writer.Write(type);
            writer.Write(1);
            writer.Write(value);
        }
        writer.Write(0);
        writer.Write(new byte[200]);
        return file.ToArray();
    }

    private static string Description(int width, int height, double spacing, string prologue, string dataName)
    {
        string step = spacing.ToString("R", CultureInfo.InvariantCulture);
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>{prologue}
            <p:ISO5436_2 xmlns:p="http://www.opengps.eu/2008/ISO5436_2">
              <Record1>
                <Revision>ISO5436 - 2000</Revision>
                <FeatureType>SUR</FeatureType>
                <Axes>
                  <CX><AxisType>I</AxisType><DataType>D</DataType><Increment>{step}</Increment><Offset>0</Offset></CX>
                  <CY><AxisType>I</AxisType><DataType>D</DataType><Increment>{step}</Increment><Offset>0</Offset></CY>
                  <CZ><AxisType>A</AxisType><DataType>D</DataType><Increment>1</Increment><Offset>0</Offset></CZ>
                </Axes>
              </Record1>
              <Record3>
                <MatrixDimension><SizeX>{width}</SizeX><SizeY>{height}</SizeY><SizeZ>1</SizeZ></MatrixDimension>
                <DataLink><PointDataLink>{dataName}</PointDataLink></DataLink>
              </Record3>
            </p:ISO5436_2>
            """;
    }

    private static void Write(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static (double, double, double) Wave(Random random)
    {
        double length = 80e-6 + 150e-6 * random.NextDouble(), direction = Math.Tau * random.NextDouble();
        return (Math.Tau / length * Math.Cos(direction), Math.Tau / length * Math.Sin(direction), Math.Tau * random.NextDouble());
    }
}
