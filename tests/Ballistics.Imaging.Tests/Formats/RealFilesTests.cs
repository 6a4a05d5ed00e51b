using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Tests;

namespace Ballistics.Imaging.Tests.Formats;

public class RealFilesTests
{
    /// <summary>File, columns, rows, spacings in micrometres, relief in micrometres, and what has to be remarked (semicolons between).</summary>
    [Theory]
    [InlineData("ISO5436-sample1.x3p", 4, 4, 16.016, 16.016, 1.856, "spacing given in millimetres;Heights given in micrometres")]
    [InlineData("ISO5436-sample1_bin.x3p", 4, 4, 16.016, 16.016, 1.856, "spacing given in millimetres;Heights given in micrometres")]
    [InlineData("ISO5436-sample3.x3p", 4, 4, .016016, 2, 1.856, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("ISO5436-sample4.x3p", 4, 4, 16.016, 16.016, 1.856, "spacing given in millimetres;Heights given in micrometres")]
    [InlineData("ISO5436-sample4_bin.x3p", 4, 4, 16.016, 16.016, 1.856, "spacing given in millimetres;Heights given in micrometres")]
    [InlineData("K002fJ1.x3p", 498, 498, 7.38452, 7.38452, 16.47, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("K013sA1.x3p", 769, 749, 7.37468, 7.37468, 407.728, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("K013sA2-2.x3p", 769, 674, 7.37364, 7.37364, 424.374, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("Klein_replica_mode_X3P_Alicona.x3p", 924, 924, .8747888, .8747888, 398.31, "No corner is stated")]
    [InlineData("Klein_replica_mode_X3P_Scratch.x3p", 924, 924, .874789, .874789, 398.41, "No corner is stated")]
    [InlineData("land-in-microns.x3p", 303, 85, 7.8125, 7.8125, 159.256, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("pyramid.x3p", 5, 5, 1, 1, 8, "spacing given in micrometres;Heights given in micrometres")]
    [InlineData("sample-land.x3p", 918, 256, 2.58, 2.58, 131.97, "")]
    [InlineData("testing.x3p", 30, 20, 27.5, 27.5, 32.78, "spacing given in millimetres;Heights given in millimetres")]
    public void Each_sample_is_read_with_its_size_spacing_and_relief_in_metres(
        string file, int width, int height, double spacingX, double spacingY, double relief, string remarks)
    {
        Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"formats/x3p/{file}")));

        Topography surface = acquisition.Topography!;
        Assert.Equal("X3P", acquisition.Format);
        Assert.Equal((width, height), (surface.Width, surface.Height));
        Assert.Equal(spacingX, surface.SpacingX * 1e6, 1e-3 * spacingX);
        Assert.Equal(spacingY, surface.SpacingY * 1e6, 1e-3 * spacingY);
        float[] measured = [.. surface.Heights.ToArray().Where(float.IsFinite)];
        Assert.Equal(relief, (measured.Max() - measured.Min()) * 1e6, 1e-3 * relief);
        foreach (string remark in remarks.Split(';', StringSplitOptions.RemoveEmptyEntries))
            Assert.Contains(acquisition.Remarks, told => told.Contains(remark, StringComparison.OrdinalIgnoreCase));
        if (remarks.Length == 0)
            Assert.Empty(acquisition.Remarks);
    }

    [Fact]
    public void A_point_cloud_is_refused_by_name()
    {
        var refusal = Assert.Throws<RejectedScanException>(
            () => AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("formats/x3p/ISO5436-sample2.x3p"))));
        Assert.Equal(RejectionReason.Unsupported, refusal.Reason);
        Assert.Contains("point cloud", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cartridge-cases", 85)]
    [InlineData("bullets", 34)]
    public void The_labelled_scans_are_read(string folder, int count)
    {
        string[] files = Directory.GetFiles(RealData.Path(folder), "*.x3p", SearchOption.AllDirectories);
        Assert.Equal(count, files.Length);
        // Every third one; the accuracy figures read them all.
        foreach (string file in files.Order(StringComparer.Ordinal).Where((_, index) => index % 3 == 0))
        {
            Topography surface = AcquisitionReader.Read(File.ReadAllBytes(file)).Topography!;
            Assert.InRange(surface.SpacingX, 1e-6, 10e-6);
            Assert.InRange(surface.MeasuredFraction, .1, 1);
        }
    }

    [Fact]
    public void Only_what_is_listed_here_stands_in_the_folder_of_formats()
    {
        string[] files = Directory.GetFiles(RealData.Path("formats"), "*", SearchOption.AllDirectories);
        Assert.Equal(16, files.Length);
    }

    [Fact]
    public void An_Alicona_scan_is_read_with_its_size_spacing_and_relief()
    {
        Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path("formats/al3d/Klein_replica_mode.al3d")));
        Topography surface = acquisition.Topography!;
        Assert.Equal(("AL3D", 924, 924), (acquisition.Format, surface.Width, surface.Height));
        Assert.Equal(8.74789e-7, surface.SpacingX, 1e-15);
        Assert.Empty(acquisition.Remarks);
        float[] measured = [.. surface.Heights.ToArray().Where(float.IsFinite)];
        Assert.Equal(398.41, (measured.Max() - measured.Min()) * 1e6, .01);
        Assert.Equal(7385, surface.Heights.Length - measured.Length);
    }

    [Theory]
    [InlineData("images/NBIDE-R-BF-118.png", "PNG", 2592, 1944, 2.53e-6)]
    [InlineData("images/NBIDE-R-BF-129.png", "PNG", 2592, 1944, 2.53e-6)]
    [InlineData("images/n_1.jpg", "JPEG", 0, 0, double.NaN)]
    [InlineData("images/o_1.jpg", "JPEG", 0, 0, double.NaN)]
    [InlineData("bullets/hamby252-images/Hamby252-Br1-B1-L1.png", "PNG", 750, 250, double.NaN)]
    public void Real_pictures_are_read_with_a_spacing_only_where_the_microscope_wrote_one(string file, string format, int width, int height, double spacing)
    {
        Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path(file)));
        ReflectanceImage image = acquisition.Image!;
        Assert.Equal(format, acquisition.Format);
        if (width > 0)
            Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(spacing, image.Spacing, 1e-8);
        float[] intensities = image.Intensities.ToArray();
        Assert.InRange(intensities.Min(), 0, .5);
        Assert.InRange(intensities.Max(), .5, 1);
    }
}
