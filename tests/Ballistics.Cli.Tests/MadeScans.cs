using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Cli.Tests;

/// <summary>
/// A folder of made breech faces with labels: each firearm has a random texture of waves between 40 and 200 µm on a ring, each
/// scan shows it with noise, a small turn and another part missing. Enough to walk every command without real scans.
/// </summary>
internal sealed class MadeScans : IDisposable
{
    private const int Side = 256;
    private const double Spacing = 12.5e-6;

    /// <summary>Makes the folder.</summary>
    /// <param name="firearms">How many firearms.</param>
    /// <param name="scans">How many cartridge cases of each.</param>
    public MadeScans(int firearms, int scans)
    {
        var labels = new StringBuilder("file,study,exhibit,specimen,mark,firearm\n");
        for (int firearm = 0; firearm < firearms; firearm++)
            for (int scan = 0; scan < scans; scan++)
            {
                labels.Append(CultureInfo.InvariantCulture, $"f{firearm}-{scan}.x3p,made,F{firearm}-{scan},CartridgeCase,BreechFaceImpression,firearm-{firearm}\n");
                WriteX3p(PathOf($"f{firearm}-{scan}.x3p"), Heights(firearm, scan));
            }
        File.WriteAllText(Labels, labels.ToString());
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ballistics-").FullName;

    /// <summary>Its labels.</summary>
    public string Labels => PathOf("labels.csv");

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static double[] Heights(int firearm, int scan)
    {
        var texture = new Random(1000 + firearm);
        (double X, double Y, double Phase)[] waves = [.. Enumerable.Range(0, 30).Select(_ =>
        {
            double direction = texture.NextDouble() * Math.PI * 2, wave = 2 * Math.PI / (40e-6 + texture.NextDouble() * 160e-6);
            return (wave * Math.Cos(direction), wave * Math.Sin(direction), texture.NextDouble() * 2 * Math.PI);
        })];
        var chance = new Random(77 * firearm + scan);
        double turn = (chance.NextDouble() - 0.5) * 20 * Math.PI / 180, cos = Math.Cos(turn), sin = Math.Sin(turn);
        var heights = new double[Side * Side];
        for (int j = 0, i = 0; j < Side; j++)
            for (int k = 0; k < Side; k++, i++)
            {
                double u = (k - Side / 2) * Spacing, v = (j - Side / 2) * Spacing, radius = Math.Sqrt(u * u + v * v);
                double x = cos * u - sin * v, y = sin * u + cos * v;
                heights[i] = radius is < 0.5e-3 or > 1.55e-3
                    ? double.NaN
                    : 1e-7 * (waves.Sum(wave => Math.Cos(wave.X * x + wave.Y * y + wave.Phase)) + 3 * (chance.NextDouble() - 0.5));
            }
        return heights;
    }

    private static void WriteX3p(string path, double[] heights)
    {
        byte[] points = MemoryMarshal.AsBytes<double>(heights).ToArray();
        string xml = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <p:ISO5436_2 xmlns:p="http://www.opengps.eu/2008/ISO5436_2">
              <Record1><Revision>ISO5436 - 2000</Revision><FeatureType>SUR</FeatureType><Axes>
                <CX><AxisType>I</AxisType><DataType>D</DataType><Increment>1.25e-05</Increment><Offset>0</Offset></CX>
                <CY><AxisType>I</AxisType><DataType>D</DataType><Increment>1.25e-05</Increment><Offset>0</Offset></CY>
                <CZ><AxisType>A</AxisType><DataType>D</DataType><Increment>1</Increment><Offset>0</Offset></CZ>
              </Axes></Record1>
              <Record3><MatrixDimension><SizeX>{Side}</SizeX><SizeY>{Side}</SizeY><SizeZ>1</SizeZ></MatrixDimension>
                <DataLink><PointDataLink>bindata/data.bin</PointDataLink><MD5ChecksumPointData>{Convert.ToHexString(MD5.HashData(points))}</MD5ChecksumPointData></DataLink>
              </Record3>
              <Record4><ChecksumFile>md5checksum.hex</ChecksumFile></Record4>
            </p:ISO5436_2>
            """;
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Write("main.xml", Encoding.UTF8.GetBytes(xml));
        Write("bindata/data.bin", points);
        Write("md5checksum.hex", Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(xml)))} *main.xml\n"));

        void Write(string name, byte[] bytes)
        {
            using Stream entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(bytes);
        }
    }
}
