using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Imaging.Tests.Formats;

public class X3pOriginTests
{
    /// <summary>The sample stores 1 2 3 and then 4 5 and a gap.</summary>
    [Theory]
    [InlineData("<Origin>NW</Origin>", 1, 2, 3, 4, 5, 0)]
    [InlineData("<Origin>nw</Origin>", 1, 2, 3, 4, 5, 0)]
    [InlineData("<Origin>SW</Origin>", 4, 5, 0, 1, 2, 3)]
    [InlineData("<Origin>NE</Origin>", 3, 2, 1, 0, 5, 4)]
    [InlineData("<Origin>SE</Origin>", 0, 5, 4, 3, 2, 1)]
    public void The_first_point_is_drawn_in_the_corner_that_the_file_states(string origin, params int[] micrometres)
    {
        Acquisition scan = Read(new X3pSample { Origin = origin });
        Assert.Equal(micrometres, Micrometres(scan));
        Assert.Empty(scan.Remarks);
    }

    [Theory]
    [InlineData("", "No corner is stated")]
    [InlineData("<Origin>top</Origin>", "The origin 'top' is not known")]
    public void Without_a_stated_corner_rows_count_upwards_and_that_is_said(string origin, string remark)
    {
        Acquisition scan = Read(new X3pSample { Origin = origin });
        Assert.Equal([4, 5, 0, 1, 2, 3], Micrometres(scan));
        Assert.StartsWith(remark, Assert.Single(scan.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawn_mask_goes_with_the_heights()
    {
        byte[] picture = PngWriter.Rgba(3, 2, [.. new[] { 0, 255, 0, 0, 0, 255 }.SelectMany(grey => new byte[] { (byte)grey, (byte)grey, (byte)grey, 255 })]);
        byte[] Labels(string origin) => Read(new X3pSample { Origin = origin, More = [("bindata/mask.png", picture)] }).Mask!.Labels.ToArray();
        Assert.Equal<byte>([0, 1, 0, 0, 0, 1], Labels("<Origin>NW</Origin>"));
        Assert.Equal<byte>([0, 0, 1, 0, 1, 0], Labels("<Origin>SW</Origin>"));
    }

    private static Acquisition Read(X3pSample sample) => AcquisitionReader.Read(sample.ToBytes());

    private static IEnumerable<int> Micrometres(Acquisition scan) => scan.Topography!.Heights.ToArray().Select(height => float.IsNaN(height) ? 0 : (int)Math.Round(height * 1e6));
}
