using System.Text;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Imaging.Tests.Rendering;

public class DerivedPngTests
{
    [Fact]
    public void A_derived_picture_names_its_originals_and_shows_the_same_pixels()
    {
        byte[] plain = PngWriter.Grey(3, 2, [0, 51, 102, 153, 204, 255]);
        byte[] named = DerivedPng.Of(plain, new string('a', 64), new string('b', 64));
        Assert.Contains($"tEXtSource\0SHA-256 {new string('a', 64)} {new string('b', 64)}", Encoding.Latin1.GetString(named), StringComparison.Ordinal);
        Assert.Equal(AcquisitionReader.Read(plain).Image!.Intensities, AcquisitionReader.Read(named).Image!.Intensities);
        Assert.Throws<ArgumentException>(() => DerivedPng.Of([1, 2, 3], "a"));
    }
}
