using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>An X3P file made part by part, sound unless a test breaks one of them.</summary>
internal sealed record X3pSample
{
    public string Root { get; init; } = "p:ISO5436_2 xmlns:p=\"http://www.opengps.eu/2008/ISO5436_2\"";
    public string Declaration { get; init; } = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    public string Feature { get; init; } = "SUR";
    public string X { get; init; } = Axis("CX", "I", "D", "6.25e-6", "0");
    public string Y { get; init; } = Axis("CY", "I", "D", "6.25e-6", "0");
    public string Z { get; init; } = Axis("CZ", "A", "D", "1", "0");
    public string Origin { get; init; } = "<Origin>NW</Origin>";
    public string Size { get; init; } = "<MatrixDimension><SizeX>3</SizeX><SizeY>2</SizeY><SizeZ>1</SizeZ></MatrixDimension>";
    public string? Points { get; init; }
    public string Extra { get; init; } = "";
    public string Record2 { get; init; } = "";
    public byte[] Data { get; init; } = Doubles(1e-6, 2e-6, 3e-6, 4e-6, 5e-6, double.NaN);
    public string DataName { get; init; } = "bindata/data.bin";
    public string MainName { get; init; } = "main.xml";
    public string? Digest { get; init; }
    public string? DigestName { get; init; } = "md5checksum.hex";
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);
    public (string Name, byte[] Bytes)[] More { get; init; } = [];
    public string? Xml { get; init; }

    public string MainXml => Xml ?? $"""
        {Declaration}
        <{Root}>
          <Record1><Revision>ISO5436 - 2000</Revision><FeatureType>{Feature}</FeatureType><Axes>{X}{Y}{Z}{Origin}</Axes></Record1>
          {Record2}
          <Record3>{Size}{Points ?? Link(Data)}{Extra}</Record3>
          <Record4><ChecksumFile>md5checksum.hex</ChecksumFile></Record4>
        </{Root.Split(' ')[0]}>
        """;

    public static string Axis(string name, string axisType, string dataType, string? increment, string? offset) =>
        $"<{name}><AxisType>{axisType}</AxisType><DataType>{dataType}</DataType>"
        + (increment is null ? "" : $"<Increment>{increment}</Increment>") + (offset is null ? "" : $"<Offset>{offset}</Offset>") + $"</{name}>";

    public static string Link(byte[] data, string link = "bindata/data.bin", string more = "") =>
        $"<DataLink><PointDataLink>{link}</PointDataLink><MD5ChecksumPointData>{Convert.ToHexStringLower(MD5.HashData(data))}</MD5ChecksumPointData>{more}</DataLink>";

    public static byte[] Doubles(params double[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    public byte[] ToBytes()
    {
        byte[] xml = [.. Encoding.GetPreamble(), .. Encoding.GetBytes(MainXml)];
        var entries = new List<(string, byte[])> { (MainName, xml), (DataName, Data) };
        if (DigestName is not null)
            entries.Add((DigestName, Encoding.ASCII.GetBytes(Digest ?? Convert.ToHexStringLower(MD5.HashData(xml)))));
        return Zip([.. entries, .. More]);
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] content) in entries)
                using (Stream entry = zip.CreateEntry(name).Open())
                    entry.Write(content);
        return bytes.ToArray();
    }
}
