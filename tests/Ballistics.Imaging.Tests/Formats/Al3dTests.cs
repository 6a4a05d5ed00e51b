using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Formats;

public class Al3dTests
{
    [Fact]
    public void Heights_are_read_past_padding_with_the_invalid_value_unmeasured()
    {
        Acquisition acquisition = AcquisitionReader.Read(new Al3dSample().ToBytes());
        Topography surface = acquisition.Topography!;
        Assert.Equal("AL3D", acquisition.Format);
        Assert.Equal([1e-6f, float.NaN, 3e-6f, 4e-6f, float.NaN, 6e-6f], surface.Heights.ToArray());
        Assert.Equal((3, 2, 4.5e-7, 8.74789e-7), (surface.Width, surface.Height, surface.SpacingX, surface.SpacingY));
        Assert.Empty(acquisition.Remarks);
    }

    [Fact]
    public void A_real_scan_is_the_same_as_its_X3P_twin()
    {
        Topography alicona = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("formats/al3d/Klein_replica_mode.al3d"))).Topography!;
        Topography twin = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("formats/x3p/Klein_replica_mode_X3P_Scratch.x3p"))).Topography!;
        Assert.Equal((924, 924), (alicona.Width, alicona.Height));
        Assert.Equal(8.74789e-7, alicona.SpacingX, 1e-15);
        for (int y = 0; y < 924; y++)
            for (int x = 0; x < 924; x++)
            {
                double one = alicona[x, y] + alicona.Datum, other = twin[x, y] + twin.Datum;
                // The file itself has single precision of numbers about 7 mm: steps of .5 nm.
                if (double.IsNaN(one) != double.IsNaN(other) || Math.Abs(one - other) > 1e-10)
                    Assert.Fail($"{x}, {y}: {one} and {other}");
            }
    }

    [Fact]
    public void Cut_off_anywhere_it_is_refused_by_name()
    {
        byte[] whole = new Al3dSample().ToBytes();
        // The last row's padding is not needed.
        for (int length = 1; length < whole.Length - 4; length++)
        {
            var refusal = Assert.Throws<RejectedScanException>(() => AcquisitionReader.Read(whole.AsMemory(0, length)));
            Assert.Contains(refusal.Reason, new[] { RejectionReason.Damaged, RejectionReason.UnknownFormat });
        }
    }

    [Theory]
    [InlineData("Cols", "100000000", RejectionReason.TooLarge)]
    [InlineData("Cols", "9223372036854775807", RejectionReason.TooLarge)]
    [InlineData("Cols", "0", RejectionReason.Damaged)]
    [InlineData("Rows", "-2", RejectionReason.Damaged)]
    [InlineData("Rows", "", RejectionReason.Damaged)]
    [InlineData("Rows", "2000", RejectionReason.Damaged)]
    [InlineData("PixelSizeXMeter", "0", RejectionReason.Damaged)]
    [InlineData("PixelSizeYMeter", "-1e-6", RejectionReason.Damaged)]
    [InlineData("PixelSizeYMeter", "NaN", RejectionReason.Damaged)]
    [InlineData("DepthImageOffset", "0", RejectionReason.Unsupported)]
    [InlineData("DepthImageOffset", "9223372036854775807", RejectionReason.Damaged)]
    [InlineData("DepthImageOffset", "1", RejectionReason.Damaged)]
    public void Tags_that_make_no_sense_are_refused(string tag, string value, RejectionReason reason)
    {
        var sample = new Al3dSample();
        sample.Tags[tag] = value;
        Refusal.Of(reason, sample.ToBytes());
    }

    [Fact]
    public void Nothing_measured_is_named_so() =>
        Refusal.Of(RejectionReason.TooLittleMeasured, new Al3dSample { Heights = [3e15f, 3e15f, 3e15f, 3e15f, 3e15f, 3e15f] }.ToBytes());
}
