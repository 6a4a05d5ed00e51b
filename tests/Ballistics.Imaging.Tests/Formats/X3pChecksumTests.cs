using System.Security.Cryptography;
using System.Text;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

public class X3pChecksumTests
{
    private static readonly ReadOptions Accepting = new() { AcceptWrongChecksum = true };

    [Theory]
    [InlineData("{0} *main.xml\n")]
    [InlineData("{0} *main.xml")]
    [InlineData("{0}  main.xml\r\n")]
    [InlineData("{0}\n")]
    [InlineData("\uFEFF{0}")]
    public void Every_spelling_of_the_checksum_file_is_understood(string spelling)
    {
        string digest = Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(new X3pSample().MainXml)));
        foreach (string written in new[] { digest, digest.ToLowerInvariant() })
        {
            byte[] text = Encoding.UTF8.GetBytes(string.Format(null, CompositeFormat.Parse(spelling), written));
            Assert.Empty(AcquisitionReader.Read(new X3pSample { DigestName = null, More = [("md5checksum.hex", text)] }.ToBytes()).Remarks);
        }
    }

    [Fact]
    public void A_checksum_file_by_another_algorithm_is_checked_too()
    {
        string xml = new X3pSample().MainXml, digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
        Assert.Empty(AcquisitionReader.Read(new X3pSample { DigestName = "sha256checksum.hex", Digest = digest }.ToBytes()).Remarks);
        Refusal.Of(RejectionReason.ChecksumMismatch, new X3pSample { DigestName = "sha256checksum.hex", Digest = digest.Replace(digest[0], digest[0] == 'a' ? 'b' : 'a') }.ToBytes());
    }

    [Fact]
    public void A_wrong_checksum_of_the_XML_is_refused_unless_accepted()
    {
        byte[] bytes = new X3pSample { Digest = new string('0', 32) + " *main.xml" }.ToBytes();
        Assert.Contains("main.xml", Refusal.Of(RejectionReason.ChecksumMismatch, bytes), StringComparison.Ordinal);
        Assert.Contains("main.xml", Assert.Single(AcquisitionReader.Read(bytes, Accepting).Remarks), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MD5")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    [InlineData("SHA512")]
    public void A_wrong_checksum_of_the_points_is_refused_unless_accepted(string algorithm)
    {
        byte[] data = new X3pSample().Data;
        byte[] right = algorithm switch { "MD5" => MD5.HashData(data), "SHA1" => SHA1.HashData(data), "SHA256" => SHA256.HashData(data), _ => SHA512.HashData(data) };
        string Link(byte[] digest) => $"<DataLink><PointDataLink>bindata/data.bin</PointDataLink><{algorithm}ChecksumPointData>{Convert.ToHexString(digest)}</{algorithm}ChecksumPointData></DataLink>";
        Assert.Empty(AcquisitionReader.Read(new X3pSample { Points = Link(right) }.ToBytes()).Remarks);

        right[3] ^= 1;
        byte[] wrong = new X3pSample { Points = Link(right) }.ToBytes();
        Assert.Contains("data.bin", Refusal.Of(RejectionReason.ChecksumMismatch, wrong), StringComparison.Ordinal);
        Assert.Single(AcquisitionReader.Read(wrong, Accepting).Remarks);
    }

    [Fact]
    public void A_wrong_checksum_of_the_valid_points_is_refused()
    {
        byte[] data = new X3pSample().Data;
        Refusal.Of(RejectionReason.ChecksumMismatch, new X3pSample
        {
            Points = X3pSample.Link(data, more: $"<ValidPointsLink>bindata/valid.bin</ValidPointsLink><MD5ChecksumValidPoints>{new string('a', 32)}</MD5ChecksumValidPoints>"),
            More = [("bindata/valid.bin", [63])],
        }.ToBytes());
    }

    [Fact]
    public void A_missing_checksum_is_remarked()
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample { DigestName = null }.ToBytes());
        Assert.Contains("no checksum", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bit_flipped_in_stored_points_is_found_by_the_zip_itself()
    {
        byte[] data = new X3pSample().Data;
        byte[] bytes = new X3pSample { Points = "<DataLink><PointDataLink>bindata/data.bin</PointDataLink></DataLink>" }.ToBytes();
        int at = bytes.AsSpan().IndexOf(data.AsSpan(0, 12));
        if (at < 0)
        {
            // Deflated: store it instead, so that the flip is not caught by the decompressor.
            bytes = StoredZip(new X3pSample { Points = "<DataLink><PointDataLink>bindata/data.bin</PointDataLink></DataLink>" });
            at = bytes.AsSpan().IndexOf(data.AsSpan(0, 12));
        }
        bytes[at] ^= 1;
        Assert.Contains("zip entry", Refusal.Of(RejectionReason.ChecksumMismatch, bytes), StringComparison.Ordinal);
    }

    private static byte[] StoredZip(X3pSample sample)
    {
        var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] content) in new[] { ("main.xml", Encoding.UTF8.GetBytes(sample.MainXml)), ("bindata/data.bin", sample.Data) })
                using (Stream entry = zip.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open())
                    entry.Write(content);
        return bytes.ToArray();
    }
}
