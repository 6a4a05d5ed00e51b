using System.IO.Compression;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

public class HostileX3pTests
{
    private static string Dimensions(string x, string y, string z = "1") =>
        $"<MatrixDimension><SizeX>{x}</SizeX><SizeY>{y}</SizeY><SizeZ>{z}</SizeZ></MatrixDimension>";

    [Fact]
    public void A_scan_cut_off_anywhere_is_refused_by_name()
    {
        byte[] whole = new X3pSample().ToBytes();
        for (int length = 1; length < whole.Length; length++)
        {
            var refusal = Assert.Throws<RejectedScanException>(() => AcquisitionReader.Read(whole.AsMemory(0, length)));
            Assert.Contains(refusal.Reason, new[] { RejectionReason.Damaged, RejectionReason.UnknownFormat });
        }
    }

    [Fact]
    public void An_empty_zip_and_a_zip_of_something_else_are_no_scans()
    {
        Refusal.Of(RejectionReason.UnknownFormat, X3pSample.Zip());
        Assert.Contains("main.xml", Refusal.Of(RejectionReason.UnknownFormat, X3pSample.Zip(("word/document.xml", [1]))), StringComparison.Ordinal);
        Refusal.Of(RejectionReason.UnknownFormat, new X3pSample { Root = "html" }.ToBytes());
    }

    [Fact]
    public void Points_that_unpack_to_more_than_the_scan_needs_are_not_unpacked()
    {
        byte[] bomb = new X3pSample { Data = new byte[200 << 20] }.ToBytes();
        Assert.InRange(bomb.Length, 1, 1 << 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(RejectionReason.Damaged, bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void A_bomb_beside_a_sound_scan_is_refused_by_its_claim()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (Stream entry = zip.CreateEntry("main.xml").Open())
        {
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 520; i++)
                entry.Write(zeros);
        }
        Assert.Contains("unpack", Refusal.Of(RejectionReason.TooLarge, bytes.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_not_unpacked()
    {
        byte[] bytes = new X3pSample { More = [("bindata/mask.png", new byte[100 << 20])] }.ToBytes();
        // The directory's claim for mask.png becomes 64 bytes.
        byte[] claim = BitConverter.GetBytes(100 << 20);
        for (int at = bytes.AsSpan().IndexOf(claim); at >= 0; at = bytes.AsSpan().IndexOf(claim))
            bytes[at + 3] = bytes[at + 2] = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            AcquisitionReader.Read(bytes);
        }
        catch (RejectedScanException)
        {
            // Refusing it is as good as reading the scan without its mask.
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 80 << 20);
    }

    [Fact]
    public void A_zip_of_very_many_entries_is_refused_before_they_are_listed()
    {
        byte[] bytes = X3pSample.Zip([.. Enumerable.Range(0, 1001).Select(i => ($"{i}", Array.Empty<byte>()))]);
        Assert.Contains("entries", Refusal.Of(RejectionReason.TooLarge, bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("bindata/../../data.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\windows\\data.bin")]
    [InlineData("..\\data.bin")]
    public void Entries_that_name_a_place_outside_the_zip_are_refused(string name) =>
        Assert.Contains("outside", Refusal.Of(RejectionReason.Damaged, new X3pSample { More = [(name, [1])] }.ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("../data.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    public void Links_that_leave_the_zip_are_refused(string link) => Refusal.Of(RejectionReason.Damaged,
        new X3pSample { Points = X3pSample.Link(new X3pSample().Data, link) }.ToBytes());

    [Fact]
    public void Entities_and_document_types_are_refused()
    {
        string xml = new X3pSample().MainXml;
        foreach (string type in new[]
        {
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        })
            Refusal.Of(RejectionReason.Damaged, new X3pSample { Xml = xml.Replace("?>", "?>" + type, StringComparison.Ordinal) }.ToBytes());
    }

    [Fact]
    public void XML_that_nests_without_end_or_never_ends_is_refused()
    {
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Extra = string.Concat(Enumerable.Repeat("<a>", 100_000)) }.ToBytes());
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Xml = new X3pSample().MainXml[..^9] }.ToBytes());
        Refusal.Of(RejectionReason.TooLarge, new X3pSample { Extra = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<a{i}>x</a{i}>")) }.ToBytes());
        Refusal.Of(RejectionReason.TooLarge, new X3pSample { Extra = new string(' ', 65 << 20) }.ToBytes());
    }

    [Theory]
    [InlineData("100000", "100000", RejectionReason.TooLarge)]
    [InlineData("25000001", "1", RejectionReason.TooLarge)]
    [InlineData("4294967296", "4294967296", RejectionReason.TooLarge)]
    [InlineData("9223372036854775807", "9223372036854775807", RejectionReason.TooLarge)]
    [InlineData("9223372036854775808", "1", RejectionReason.Damaged)]
    [InlineData("0", "6", RejectionReason.Damaged)]
    [InlineData("-3", "-2", RejectionReason.Damaged)]
    [InlineData("3.0", "2", RejectionReason.Damaged)]
    [InlineData("", "2", RejectionReason.Damaged)]
    [InlineData("three", "2", RejectionReason.Damaged)]
    [InlineData("3000", "2000", RejectionReason.Damaged)]
    [InlineData("4", "2", RejectionReason.Damaged)]
    [InlineData("2", "2", RejectionReason.Damaged)]
    public void Sizes_that_are_none_too_large_or_not_those_of_the_data_are_refused(string x, string y, RejectionReason reason)
    {
        byte[] bytes = new X3pSample { Size = Dimensions(x, y) }.ToBytes();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Refusal.Of(reason, bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-6.25e-6")]
    [InlineData("NaN")]
    [InlineData("INF")]
    [InlineData("1e400")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1e-30")]
    [InlineData("1e30")]
    [InlineData("fine")]
    public void Increments_that_are_no_spacing_are_refused(string? increment)
    {
        Refusal.Of(RejectionReason.Damaged, new X3pSample { X = X3pSample.Axis("CX", "I", "D", increment, "0") }.ToBytes());
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Y = X3pSample.Axis("CY", "I", "D", increment, "0") }.ToBytes());
    }

    [Theory]
    [InlineData("A", "X", "1", "0")]
    [InlineData("A", "DD", "1", "0")]
    [InlineData("Z", "D", "1", "0")]
    [InlineData("I", "D", "0", "0")]
    [InlineData("I", "D", "-1", "0")]
    [InlineData("A", "D", "1", "NaN")]
    [InlineData("A", "D", "1", "1e300")]
    public void Height_axes_that_break_the_rules_are_refused(string axisType, string dataType, string increment, string offset) =>
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Z = X3pSample.Axis("CZ", axisType, dataType, increment, offset) }.ToBytes());

    [Fact]
    public void Integers_without_a_step_above_zero_are_refused() => Refusal.Of(RejectionReason.Damaged,
        new X3pSample { Z = X3pSample.Axis("CZ", "A", "I", "0", "0"), Data = new byte[12] }.ToBytes());

    [Theory]
    [InlineData("PRF", "profile")]
    [InlineData("PCL", "point cloud")]
    public void Profiles_and_point_clouds_are_refused_by_name(string feature, string told) =>
        Assert.Contains(told, Refusal.Of(RejectionReason.Unsupported, new X3pSample { Feature = feature }.ToBytes()), StringComparison.Ordinal);

    [Fact]
    public void Several_layers_and_lists_without_a_grid_are_not_supported()
    {
        Refusal.Of(RejectionReason.Unsupported, new X3pSample { Size = Dimensions("3", "1", "2") }.ToBytes());
        Refusal.Of(RejectionReason.Unsupported, new X3pSample { Size = "<ListDimension>6</ListDimension>" }.ToBytes());
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Feature = "XYZ" }.ToBytes());
    }

    [Fact]
    public void Nothing_measured_is_named_so()
    {
        double[] heights = [.. Enumerable.Repeat(double.NaN, 6)];
        Refusal.Of(RejectionReason.TooLittleMeasured, new X3pSample { Data = X3pSample.Doubles(heights) }.ToBytes());
    }

    [Fact]
    public void Missing_parts_are_named()
    {
        Assert.Contains("data.bin", Refusal.Of(RejectionReason.Damaged, new X3pSample { DataName = "other.bin" }.ToBytes()), StringComparison.Ordinal);
        Assert.Contains("link", Refusal.Of(RejectionReason.Damaged, new X3pSample { Points = "<DataLink/>" }.ToBytes()), StringComparison.Ordinal);
        byte[] data = new X3pSample().Data;
        string link = X3pSample.Link(data, more: "<ValidPointsLink>bindata/valid.bin</ValidPointsLink>");
        Assert.Contains("valid.bin", Refusal.Of(RejectionReason.Damaged, new X3pSample { Points = link }.ToBytes()), StringComparison.Ordinal);
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Points = link, More = [("bindata/valid.bin", [])] }.ToBytes());
    }

    [Theory]
    [InlineData("<Datum>1e-6</Datum>")]
    [InlineData("<Datum>a</Datum><Datum/><Datum/><Datum/><Datum/><Datum/>")]
    [InlineData("<Datum>1;2</Datum><Datum/><Datum/><Datum/><Datum/><Datum/>")]
    [InlineData("<Datum/><Datum/><Datum/><Datum/><Datum/><Datum/><Datum/>")]
    public void Lists_that_do_not_fit_the_grid_are_refused(string list) =>
        Refusal.Of(RejectionReason.Damaged, new X3pSample { Points = $"<DataList>{list}</DataList>" }.ToBytes());

    [Fact]
    public void An_encrypted_scan_says_so()
    {
        byte[] bytes = new X3pSample().ToBytes();
        for (int at = bytes.AsSpan().IndexOf("PK\x1\x2"u8); at >= 0; at = Next(bytes, at))
            bytes[at + 8] |= 1;
        Assert.Contains("encrypted", Refusal.Of(RejectionReason.Unsupported, bytes), StringComparison.Ordinal);

        static int Next(byte[] bytes, int at) => bytes.AsSpan(at + 1).IndexOf("PK\x1\x2"u8) is >= 0 and var further ? at + 1 + further : -1;
    }
}
