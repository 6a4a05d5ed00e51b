using System.Text;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

/// <summary>What real producers do differently, one by one.</summary>
public class X3pVariationTests
{
    private static Topography Read(X3pSample sample) => AcquisitionReader.Read(sample.ToBytes()).Topography!;

    private static void AssertHeights(Topography surface, params double[] metres)
    {
        Assert.Equal(metres.Length, surface.Heights.Length);
        for (int i = 0; i < metres.Length; i++)
            Assert.Equal(metres[i], surface.Heights[i] + surface.Datum, 1e-12);
    }

    [Fact]
    public void Points_too_many_to_be_held_unpacked_are_read_as_well()
    {
        const int width = 4200, height = 2000;
        double[] heights = [.. Enumerable.Range(0, width * height).Select(i => i % 1000 * 1e-9)];
        byte[] data = System.Runtime.InteropServices.MemoryMarshal.AsBytes(heights.AsSpan()).ToArray();
        Assert.InRange(data.Length, Limits.HeldEntryBytes + 1, long.MaxValue);
        string size = $"<MatrixDimension><SizeX>{width}</SizeX><SizeY>{height}</SizeY><SizeZ>1</SizeZ></MatrixDimension>";
        Topography surface = AcquisitionReader.Read(new X3pSample { Size = size, Data = data }.ToBytes()).Topography!;
        for (int i = 0; i < heights.Length; i += 997)
            Assert.Equal((float)heights[i], surface.Heights[i]);
    }

    [Fact]
    public void A_plain_file_is_read_without_remarks()
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample().ToBytes());
        Assert.Empty(acquisition.Remarks);
        AssertHeights(acquisition.Topography!, 1e-6, 2e-6, 3e-6, 4e-6, 5e-6, double.NaN);
        Assert.Equal((3, 2, 6.25e-6, 6.25e-6), (acquisition.Topography!.Width, acquisition.Topography.Height, acquisition.Topography.SpacingX, acquisition.Topography.SpacingY));
    }

    [Theory]
    [InlineData("ISO5436_2")]
    [InlineData("ISO5436")]
    [InlineData("q:ISO5436_2 xmlns:q=\"urn:other\"")]
    [InlineData("ISO5436_2 xmlns=\"http://www.opengps.eu/2008/ISO5436_2\"")]
    public void Any_namespace_prefix_and_root_spelling_will_do(string root) => Assert.Equal(3, Read(new X3pSample { Root = root }).Width);

    [Fact]
    public void A_byte_order_mark_does_not_matter() => Assert.Equal(3, Read(new X3pSample { Encoding = new UTF8Encoding(true) }).Width);

    [Fact]
    public void A_missing_declaration_does_not_matter() => Assert.Equal(3, Read(new X3pSample { Declaration = "" }).Width);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public void Other_encodings_are_read_as_declared(string encoding)
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample
        {
            Declaration = $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>",
            Encoding = encoding == "utf-16" ? Encoding.Unicode : Encoding.Latin1,
            Record2 = "<Record2><Instrument><Model>µSurf ä</Model></Instrument></Record2>",
        }.ToBytes());
        Assert.Equal("µSurf ä", acquisition.Instrument.Model);
    }

    [Theory]
    [InlineData("scan/main.xml", "scan/bindata/data.bin", "scan/md5checksum.hex")]
    [InlineData("main.xml", "bindata\\data.bin", "md5checksum.hex")]
    [InlineData("Main.XML", "BinData/Data.BIN", "MD5checksum.hex")]
    public void Extra_folders_backslashes_and_capitals_are_followed(string main, string data, string digest)
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample
        {
            MainName = main,
            DataName = data,
            DigestName = digest,
            More = [("__MACOSX/._main.xml", [0, 5, 22, 7]), ("__MACOSX/main.xml", [0])],
        }.ToBytes());
        Assert.Empty(acquisition.Remarks);
    }

    [Fact]
    public void A_wrong_link_is_put_right_and_said_so()
    {
        byte[] data = new X3pSample().Data;
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample { Points = X3pSample.Link(data, "bindat/data.bin") }.ToBytes());
        Assert.Contains("bindat/data.bin", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Infinite_heights_and_every_kind_of_NaN_are_not_measured()
    {
        double signalling = BitConverter.UInt64BitsToDouble(0x7FF00000000007A2), negative = BitConverter.UInt64BitsToDouble(0xFFF8000000000000);
        Topography surface = Read(new X3pSample
        {
            Data = X3pSample.Doubles(1e-6, double.PositiveInfinity, double.NegativeInfinity, signalling, negative, 2e-6),
        });
        AssertHeights(surface, 1e-6, double.NaN, double.NaN, double.NaN, double.NaN, 2e-6);
    }

    [Fact]
    public void Numbers_that_stand_for_not_measured_are_not_measured_and_said_so()
    {
        double[] heights = [.. Enumerable.Range(0, 400).Select(i => i * 1e-8)];
        heights[7] = 3e15;
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample
        {
            Size = "<MatrixDimension><SizeX>20</SizeX><SizeY>20</SizeY><SizeZ>1</SizeZ></MatrixDimension>",
            Data = X3pSample.Doubles(heights),
        }.ToBytes());
        Assert.True(float.IsNaN(acquisition.Topography!.Heights[7]));
        Assert.Contains("1 heights", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
    }

    /// <summary>Spacing as written, step between heights as written, and what has to come out, in metres.</summary>
    [Theory]
    [InlineData("6.25e-6", 1e-6, 6.25e-6, 1e-6, "")]
    [InlineData("6.25", 1, 6.25e-6, 1e-6, "Lateral spacing given in micrometres|Heights given in micrometres")]
    [InlineData("6.25", 1e-6, 6.25e-6, 1e-6, "Lateral spacing given in micrometres")]
    [InlineData("6.25e-6", 1, 6.25e-6, 1e-6, "Heights given in micrometres")]
    [InlineData("0.00625", 1e-3, 6.25e-6, 1e-6, "Lateral spacing given in millimetres|Heights given in millimetres")]
    [InlineData("0.00625", 1, 6.25e-6, 1e-6, "Lateral spacing given in millimetres|Heights given in micrometres")]
    [InlineData("6,25", 1, 6.25e-6, 1e-6, "Lateral spacing given in micrometres|Heights given in micrometres")]
    public void Units_are_inferred_apart_converted_and_said_so(string spacing, double step, double metres, double metresStep, string remarks)
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample
        {
            X = X3pSample.Axis("CX", "I", "F", spacing, null),
            Y = X3pSample.Axis("CY", "I", "F", spacing, ""),
            Data = X3pSample.Doubles(1 * step, 2 * step, 3 * step, 4 * step, 5 * step, double.NaN),
        }.ToBytes());
        Assert.Equal(metres, acquisition.Topography!.SpacingX, 1e-12);
        AssertHeights(acquisition.Topography, 1 * metresStep, 2 * metresStep, 3 * metresStep, 4 * metresStep, 5 * metresStep, double.NaN);
        Assert.Equal(remarks.Split('|', StringSplitOptions.RemoveEmptyEntries), acquisition.Remarks.Select(remark => remark.Split(',')[0]));
    }

    [Fact]
    public void Spacings_that_are_not_square_are_kept()
    {
        Topography surface = Read(new X3pSample { Y = X3pSample.Axis("CY", "I", "D", "13.1e-6", "0") });
        Assert.Equal((6.25e-6, 13.1e-6), (surface.SpacingX, surface.SpacingY));
    }

    [Fact]
    public void A_surface_far_from_zero_keeps_its_relief()
    {
        double[] heights = [.007, .007 + 1e-10, .007 + 2e-10, .007 + 3e-10, .007 + 4e-10, .007 + 5e-10];
        Topography surface = Read(new X3pSample { Data = X3pSample.Doubles(heights) });
        Assert.Equal(.007, surface.Datum, 1e-6);
        Assert.Equal(1e-10, surface.Heights[1] - (double)surface.Heights[0], 1e-13);
    }

    [Fact]
    public void Integers_take_increment_and_offset()
    {
        byte[] data = [.. new short[] { -3, 0, 5, 6, 7, 8 }.SelectMany(BitConverter.GetBytes)];
        Topography surface = Read(new X3pSample { Z = X3pSample.Axis("CZ", "A", "I", "1e-7", "-5e-7"), Data = data });
        AssertHeights(surface, -8e-7, -5e-7, 0, 1e-7, 2e-7, 3e-7);
    }

    [Fact]
    public void Long_integers_on_a_counted_axis_take_increment_and_offset()
    {
        byte[] data = [.. new[] { -30000, 0, 50000, 60000, 70000, 80000 }.SelectMany(BitConverter.GetBytes)];
        Topography surface = Read(new X3pSample { Z = X3pSample.Axis("CZ", "I", "L", "1e-11", "1e-6"), Data = data });
        AssertHeights(surface, 7e-7, 1e-6, 1.5e-6, 1.6e-6, 1.7e-6, 1.8e-6);
    }

    [Fact]
    public void The_offset_of_floating_point_heights_is_added_and_a_leftover_increment_passed_over()
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample { Z = X3pSample.Axis("CZ", "A", "D", "1e-6", "2e-6") }.ToBytes());
        AssertHeights(acquisition.Topography!, 3e-6, 4e-6, 5e-6, 6e-6, 7e-6, double.NaN);
        Assert.Contains("Increment 1e-06", Assert.Single(acquisition.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Points_may_stand_in_the_XML_with_empty_ones_unmeasured()
    {
        Topography surface = Read(new X3pSample
        {
            Points = "<DataList><Datum>1e-6</Datum><Datum/><Datum> 3e-6 </Datum><Datum></Datum><Datum>5e-6</Datum><Datum>6e-6</Datum></DataList>",
        });
        AssertHeights(surface, 1e-6, double.NaN, 3e-6, double.NaN, 5e-6, 6e-6);
    }

    [Fact]
    public void Bits_of_valid_points_run_from_the_lowest()
    {
        byte[] data = X3pSample.Doubles(1e-6, 2e-6, 3e-6, 4e-6, 5e-6, 6e-6);
        Topography surface = Read(new X3pSample
        {
            Data = data,
            Points = X3pSample.Link(data, more: "<ValidPointsLink>bindata/valid.bin</ValidPointsLink>"),
            More = [("bindata/valid.bin", [0b101101])],
        });
        AssertHeights(surface, 1e-6, double.NaN, 3e-6, 4e-6, double.NaN, 6e-6);
    }

    [Fact]
    public void Absolute_axes_give_the_grid_their_coordinates_come_to()
    {
        // Each point is x as 16-bit count, y as single, z as double.
        var data = new List<byte>();
        for (int i = 0; i < 6; i++)
        {
            data.AddRange(BitConverter.GetBytes((short)(i % 3 * 2)));
            data.AddRange(BitConverter.GetBytes(1e-3f + i / 3 * 5e-6f));
            data.AddRange(BitConverter.GetBytes(i == 5 ? double.NaN : i * 1e-6));
        }
        Topography surface = Read(new X3pSample
        {
            X = X3pSample.Axis("CX", "A", "I", "2e-6", "7e-6"),
            Y = X3pSample.Axis("CY", "A", "F", null, null),
            Data = [.. data],
        });
        Assert.Equal(4e-6, surface.SpacingX, 1e-12);
        Assert.Equal(5e-6, surface.SpacingY, 1e-9);
        AssertHeights(surface, 0, 1e-6, 2e-6, 3e-6, 4e-6, double.NaN);
    }

    [Fact]
    public void Absolute_axes_in_the_XML_are_read_as_well()
    {
        Topography surface = Read(new X3pSample
        {
            X = X3pSample.Axis("CX", "A", "D", null, null),
            Points = "<DataList>" + string.Concat(Enumerable.Range(0, 6).Select(i =>
                FormattableString.Invariant($"<Datum>{i % 3 * 4e-6};{i * 1e-6}</Datum>"))) + "</DataList>",
        });
        Assert.Equal(4e-6, surface.SpacingX, 1e-12);
        AssertHeights(surface, 0, 1e-6, 2e-6, 3e-6, 4e-6, 5e-6);
    }

    [Theory]
    [InlineData("0;0;0|1e-6;0;0|5e-6;0;0|0;1e-6;0|1e-6;1e-6;0|5e-6;1e-6;0")]
    [InlineData("5e-6;0;0|4e-6;0;0|3e-6;0;0|5e-6;1e-6;0|4e-6;1e-6;0|3e-6;1e-6;0")]
    public void Coordinates_on_no_regular_growing_grid_are_refused(string points) => Refusal.Of(RejectionReason.Unsupported, new X3pSample
    {
        X = X3pSample.Axis("CX", "A", "D", null, null),
        Y = X3pSample.Axis("CY", "A", "D", null, null),
        Points = "<DataList>" + string.Concat(points.Split('|').Select(point => $"<Datum>{point}</Datum>")) + "</DataList>",
    }.ToBytes());

    [Fact]
    public void Provenance_is_read_and_placeholders_are_nothing()
    {
        Acquisition acquisition = AcquisitionReader.Read(new X3pSample
        {
            Record2 = """
                <Record2><Date>2020-12-30T19:12:20+02:00</Date><Creator>N/A</Creator>
                <Instrument><Manufacturer>Sensofar</Manufacturer><Model>Sneox1</Model><Serial>NA</Serial><Version>not available</Version></Instrument></Record2>
                """,
        }.ToBytes());
        Assert.Equal(new Instrument("Sensofar", "Sneox1"), acquisition.Instrument);
        Assert.Equal("", acquisition.Creator);
        Assert.Equal(new DateTimeOffset(2020, 12, 30, 19, 12, 20, TimeSpan.FromHours(2)), acquisition.MeasuredAt);
    }

    [Fact]
    public void A_single_point_is_read()
    {
        Topography surface = Read(new X3pSample
        {
            Size = "<MatrixDimension><SizeX>1</SizeX><SizeY>1</SizeY><SizeZ>1</SizeZ></MatrixDimension>",
            Data = X3pSample.Doubles(1e-6),
        });
        AssertHeights(surface, 1e-6);
    }
}
