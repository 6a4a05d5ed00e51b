using System.Text;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Imaging.Tests.Formats;

public class MicroscopeScaleTests
{
    private static readonly TiffSample s_plain = new(3, 2, 8, [10, 20, 30, 40, 50, 60]);

    [Theory]
    [InlineData("PhysicalSizeX='0.65' PhysicalSizeY='0.65'", .65e-6)]
    [InlineData("PhysicalSizeX='650' PhysicalSizeXUnit='nm' PhysicalSizeY='0.65' PhysicalSizeYUnit='µm'", .65e-6)]
    [InlineData("PhysicalSizeX='0.00325' PhysicalSizeXUnit='mm' PhysicalSizeY='3.25E-3' PhysicalSizeYUnit='mm'", 3.25e-6)]
    [InlineData("PhysicalSizeX='2' PhysicalSizeXUnit='μm' PhysicalSizeY='2' PhysicalSizeYUnit='μm'", 2e-6)]
    public void The_spacing_of_an_OME_TIFF_is_its_physical_size_in_the_unit_named(string sizes, double spacing) =>
        AssertSpacing(spacing, "OME metadata", s_plain with
        {
            PixelsPerCentimetre = 28,
            Description = $"<?xml version='1.0' encoding='UTF-8'?><OME xmlns='http://www.openmicroscopy.org/Schemas/OME/2016-06'><Image ID='Image:0'><Pixels ID='Pixels:0' SizeX='3' SizeY='2' {sizes}/></Image></OME>",
        });

    [Theory]
    [InlineData("micron", 2_000_000u, .5e-6)]
    [InlineData("\\u00B5m", 2_000_000u, .5e-6)]
    [InlineData("um", 400_000u, 2.5e-6)]
    [InlineData("nm", 1_000u, 1e-6)]
    [InlineData("mm", 400_000_000u, 2.5e-6)]
    public void The_spacing_of_an_ImageJ_TIFF_is_its_resolution_in_the_unit_its_description_names(string unit, uint perMillion, double spacing) =>
        AssertSpacing(spacing, "ImageJ metadata", s_plain with { PixelsPerUnit = (perMillion, 1_000_000), Description = $"ImageJ=1.54f\nunit={unit}\nloop=false\n" });

    [Fact]
    public void The_spacing_of_a_Zeiss_LSM_file_is_its_voxel_size_in_metres()
    {
        byte[] info = new byte[64];
        BitConverter.TryWriteBytes(info.AsSpan(0), 0x0400494Cu);
        BitConverter.TryWriteBytes(info.AsSpan(40), 1.25e-6);
        BitConverter.TryWriteBytes(info.AsSpan(48), 1.25e-6);
        AssertSpacing(1.25e-6, "Zeiss metadata", s_plain with { Own = (34412, info) });
    }

    [Fact]
    public void The_spacing_of_a_Zeiss_SmartSEM_file_is_its_image_pixel_size() => AssertSpacing(1.5e-6, "Zeiss metadata", s_plain with
    {
        Own = (34118, Encoding.Latin1.GetBytes("0\r\n1\r\nAP_PIXEL_SIZE\r\nPixel Size = 3.000 µm\r\nAP_IMAGE_PIXEL_SIZE\r\nImage Pixel Size = 1500 nm\r\nAP_MAG\r\nMag = 60 X\r\n")),
    });

    [Fact]
    public void The_spacing_of_an_Olympus_file_is_that_of_its_general_data()
    {
        // The general data lie where the pixels do, so that their place in the file is known beforehand.
        byte[] general = new byte[30];
        BitConverter.TryWriteBytes(general.AsSpan(10), (short)-6);
        BitConverter.TryWriteBytes(general.AsSpan(12), 3.45);
        BitConverter.TryWriteBytes(general.AsSpan(20), 3.45);
        byte[] header = new byte[68];
        "SIS0"u8.CopyTo(header);
        BitConverter.TryWriteBytes(header.AsSpan(58), (short)1);
        BitConverter.TryWriteBytes(header.AsSpan(60), (short)1);
        BitConverter.TryWriteBytes(header.AsSpan(64), 8u);
        AssertSpacing(3.45e-6, "Olympus metadata", new TiffSample(6, 5, 8, general) { Own = (33560, header) });
    }

    [Fact]
    public void The_spacing_of_an_Aperio_file_is_its_micrometres_a_pixel() =>
        AssertSpacing(.499e-6, "Aperio metadata", s_plain with { Description = "Aperio Image Library v11.2.1\r\n3x2 |AppMag = 20|MPP = 0.4990|Left = 25.6" });

    [Theory]
    [InlineData("<OME><Image><Pixels PhysicalSizeX='1' PhysicalSizeXUnit='pixel' PhysicalSizeY='1' PhysicalSizeYUnit='pixel'/></Image></OME>")]
    [InlineData("<OME><Image><Pixels SizeX='3'/></Image></OME>")]
    [InlineData("<OME><Image><Pixels PhysicalSizeX='-1' PhysicalSizeY='-1'/></Image></OME>")]
    [InlineData("<OME><Image></OME>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><OME><Image><Pixels PhysicalSizeX='1' PhysicalSizeY='1'/></Image></OME>")]
    [InlineData("ImageJ=1.54f\nunit=pixel\n")]
    [InlineData("ImageJ=1.54f\n")]
    public void A_description_that_tells_no_length_leaves_the_format_s_own_resolution(string description)
    {
        Assert.Equal(2.5e-6, Read(s_plain with { PixelsPerCentimetre = 4000, Description = description }).Image!.Spacing, 1e-12);
        Assert.Equal(double.NaN, Read(s_plain with { Description = description }).Image!.Spacing);
    }

    [Fact]
    public void An_Olympus_tag_that_points_beyond_the_file_tells_nothing()
    {
        byte[] header = new byte[68];
        "SIS0"u8.CopyTo(header);
        BitConverter.TryWriteBytes(header.AsSpan(58), short.MaxValue);
        BitConverter.TryWriteBytes(header.AsSpan(60), (short)1);
        BitConverter.TryWriteBytes(header.AsSpan(64), uint.MaxValue);
        Assert.Equal(double.NaN, Read(s_plain with { Own = (33560, header) }).Image!.Spacing);
    }

    private static void AssertSpacing(double expected, string source, TiffSample sample)
    {
        Acquisition read = Read(sample);
        Assert.Equal(expected, read.Image!.Spacing, 1e-12);
        Assert.Contains(read.Remarks, remark => remark.Contains(source, StringComparison.Ordinal));
    }

    private static Acquisition Read(TiffSample sample) => AcquisitionReader.Read(sample.ToBytes());
}
