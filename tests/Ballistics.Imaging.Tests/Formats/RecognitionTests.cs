using System.Text;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Imaging.Tests.Formats;

public class RecognitionTests
{
    [Fact]
    public void No_bytes_are_named_empty() => Refusal.Of(RejectionReason.Empty, []);

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git-LFS")]
    [InlineData("%PDF-1.7 ", "PDF")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("<html><body>not found", "no known format")]
    [InlineData("B", "no known format")]
    [InlineData("PK", "no known format")]
    public void Bytes_of_other_formats_are_told_what_they_seem_to_be(string start, string told) =>
        Assert.Contains(told, Refusal.Of(RejectionReason.UnknownFormat, Encoding.ASCII.GetBytes(start)), StringComparison.Ordinal);

    [Fact]
    public void A_picture_named_as_a_scan_is_refused_naming_both()
    {
        string told = Refusal.Of(RejectionReason.UnknownFormat, PngWriter.Grey(1, 1, [7]), new ReadOptions { ClaimedName = "Scan.X3P" });
        Assert.Contains("X3P", told, StringComparison.Ordinal);
        Assert.Contains("PNG", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan.x3p")]
    [InlineData("scan")]
    [InlineData("scan.zip")]
    [InlineData("")]
    [InlineData(null)]
    public void A_name_that_fits_or_claims_nothing_is_accepted(string? name) =>
        Assert.Equal("X3P", AcquisitionReader.Read(new X3pSample().ToBytes(), new ReadOptions { ClaimedName = name }).Format);

    [Fact]
    public void The_digest_is_that_of_the_bytes_as_uploaded()
    {
        byte[] bytes = new X3pSample().ToBytes();
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), AcquisitionReader.Read(bytes).Sha256);
    }

    [Fact]
    public void A_part_of_a_larger_buffer_is_read_as_well()
    {
        byte[] bytes = new X3pSample().ToBytes(), buffer = [1, 2, 3, .. bytes, 4, 5, 6];
        Assert.Equal(3, AcquisitionReader.Read(buffer.AsMemory(3, bytes.Length)).Topography!.Width);
    }
}
