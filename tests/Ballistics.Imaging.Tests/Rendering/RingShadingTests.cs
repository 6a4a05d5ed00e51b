using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Imaging.Tests.Rendering;

public class RingShadingTests
{
    [Fact]
    public void Flat_places_are_bright_and_steep_ones_dark_whichever_way_they_face()
    {
        // A roof along the middle column, on level ground.
        float[] profile = [0, 0, 0, 0, 4e-6f, 8e-6f, 4e-6f, 0, 0, 0, 0];
        var heights = new float[profile.Length * profile.Length];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = profile[i % profile.Length];
        byte[] grey = RingShading.Shade(new Topography(profile.Length, profile.Length, 1e-6, 1e-6, heights));
        Assert.Equal(255, grey[1]);
        Assert.True(grey[4] < 64);
        Assert.Equal(grey[4], grey[6]);
    }

    [Fact]
    public void What_was_not_measured_is_black()
    {
        byte[] grey = RingShading.Shade(new Topography(3, 1, 1e-6, 1e-6, [0, float.NaN, 0]));
        Assert.Equal([255, 0, 255], grey);
    }
}
