using System.IO.Compression;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using CsCheck;

namespace Ballistics.Imaging.Tests.Formats;

public class X3pRoundTripTests
{
    private static readonly Gen<Topography> Surfaces =
        from width in Gen.Int[1, 12]
        from height in Gen.Int[1, 12]
        from spacingX in Gen.Double[5e-7, 5e-5]
        from spacingY in Gen.Double[5e-7, 5e-5]
        from heights in Gen.Frequency((4, Gen.Float[-2e-4f, 2e-4f]), (1, Gen.Const(float.NaN))).Array[width * height]
        from datum in Gen.OneOf(Gen.Const(0.0), Gen.Double[-.05, .05])
        where heights.Any(float.IsFinite)
        select new Topography(width, height, spacingX, spacingY, heights, datum);

    private static byte[] Write(Topography surface, X3pWriteOptions? options = null)
    {
        var stream = new MemoryStream();
        X3pWriter.Write(stream, surface, options);
        return stream.ToArray();
    }

    [Theory]
    [InlineData(X3pDataType.Double, false)]
    [InlineData(X3pDataType.Double, true)]
    [InlineData(X3pDataType.Single, false)]
    [InlineData(X3pDataType.Single, true)]
    [InlineData(X3pDataType.Int32, false)]
    [InlineData(X3pDataType.Int32, true)]
    [InlineData(X3pDataType.Int16, false)]
    [InlineData(X3pDataType.Int16, true)]
    public void Whatever_is_written_comes_back_within_one_step(X3pDataType type, bool inXml) => Surfaces.Sample(surface =>
    {
        Acquisition acquisition = AcquisitionReader.Read(Write(surface, new X3pWriteOptions { DataType = type, PointsInXml = inXml }));
        Topography back = acquisition.Topography!;
        Assert.Empty(acquisition.Remarks);
        Assert.Equal((surface.Width, surface.Height, surface.SpacingX, surface.SpacingY), (back.Width, back.Height, back.SpacingX, back.SpacingY));
        float[] measured = [.. surface.Heights.ToArray().Where(float.IsFinite)];
        // Half a count of the 65,535 that 16 bits have, or a rounding in single precision of what lies within the relief.
        double step = type == X3pDataType.Int16 ? (measured.Max() - measured.Min()) / 65534.0 * .51 + 5e-11 : 5e-11;
        for (int i = 0; i < surface.Heights.Length; i++)
            Assert.Equal(surface.Heights[i] + surface.Datum, back.Heights[i] + back.Datum, step);
    }, iter: 60, threads: 1);

    [Fact]
    public void Single_precision_about_zero_comes_back_bit_by_bit()
    {
        float[] heights = [1e-6f, -2.5e-5f, float.NaN, 3.3e-5f, 0, -1e-9f];
        Topography back = AcquisitionReader.Read(Write(new Topography(3, 2, 1e-6, 1e-6, heights))).Topography!;
        Assert.Equal(heights, back.Heights.ToArray());
        Assert.Equal(0, back.Datum);
    }

    [Theory]
    [InlineData(X3pDataType.Int16)]
    [InlineData(X3pDataType.Int32)]
    public void A_chosen_increment_and_offset_are_kept(X3pDataType type)
    {
        float[] heights = [1e-6f, -2e-6f, float.NaN, 3e-6f];
        byte[] file = Write(new Topography(2, 2, 1e-6, 1e-6, heights), new X3pWriteOptions { DataType = type, Increment = 1e-9, Offset = 5e-7 });
        using var zip = new ZipArchive(new MemoryStream(file));
        using var xml = new StreamReader(zip.GetEntry("main.xml")!.Open());
        string text = xml.ReadToEnd();
        Assert.Contains("<Increment>1E-09</Increment>", text, StringComparison.Ordinal);
        Assert.Contains("<Offset>5E-07</Offset>", text, StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("bindata/valid.bin"));
        Topography back = AcquisitionReader.Read(file).Topography!;
        for (int i = 0; i < heights.Length; i++)
            Assert.Equal(heights[i], back.Heights[i] + back.Datum, 1e-12);
    }

    [Fact]
    public void Heights_that_the_integers_cannot_hold_are_refused()
    {
        var surface = new Topography(2, 1, 1e-6, 1e-6, [0, 1e-4f]);
        Assert.Throws<ArgumentException>(() => Write(surface, new X3pWriteOptions { DataType = X3pDataType.Int16, Increment = 1e-9, Offset = 0 }));
        Assert.Throws<ArgumentException>(() => Write(surface, new X3pWriteOptions { DataType = X3pDataType.Int32, Increment = 0 }));
    }

    [Fact]
    public void Provenance_and_mask_come_back()
    {
        var surface = new Topography(3, 2, 1e-6, 2e-6, [1e-6f, 2e-6f, 3e-6f, 4e-6f, 5e-6f, 6e-6f]);
        var options = new X3pWriteOptions
        {
            Instrument = new Instrument("Maker & Sons", "Modèl <3>", "1", "v2"),
            Creator = "An examiner",
            MeasuredAt = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(-3)),
            Mask = new DrawnMask(3, 2, [0, 1, 2, 2, 1, 0], [new("#cd7f32", ""), new("#1f376c", "break-off"), new("#ffff00", "no striae")]),
        };
        Acquisition back = AcquisitionReader.Read(Write(surface, options));
        Assert.Equal((options.Instrument, options.Creator, options.MeasuredAt), (back.Instrument, back.Creator, back.MeasuredAt));
        Assert.Equal(options.Mask.Labels.ToArray(), back.Mask!.Labels.ToArray());
        Assert.Equal(options.Mask.Legend, back.Mask.Legend);
    }

    [Fact]
    public void Nothing_known_about_the_scan_comes_back_as_nothing()
    {
        Acquisition back = AcquisitionReader.Read(Write(new Topography(1, 1, 1e-6, 1e-6, [1e-6f])));
        Assert.Equal((new Instrument(), "", null), (back.Instrument, back.Creator, back.MeasuredAt));
        Assert.Null(back.Mask);
    }

    [Fact]
    public void The_same_surface_gives_the_same_bytes()
    {
        var surface = new Topography(2, 1, 1e-6, 1e-6, [0, 1e-4f]);
        Assert.Equal(Write(surface), Write(surface));
    }

    [Fact]
    public void A_mask_of_another_size_is_refused() => Assert.Throws<ArgumentException>(() =>
        Write(new Topography(1, 1, 1e-6, 1e-6, [0]), new X3pWriteOptions { Mask = new DrawnMask(2, 1, [0, 0], [new("#000000", "")]) }));
}
