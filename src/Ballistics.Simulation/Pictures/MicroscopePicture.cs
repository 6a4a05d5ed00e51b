using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Pictures;

/// <summary>
/// The picture that a comparison microscope's camera would take of a surface: lamps of finite height, a matt and a mirroring part of the
/// reflection, cast shadows, stains, uneven light, blur, photon and reading noise, the camera's curve and 8 bits.
/// </summary>
/// <remarks>
/// Matt after Lambert; mirroring after Blinn with the distribution of Beckmann. Light that the surface throws onto itself is left out, and
/// so is what lies out of focus.
/// </remarks>
public static class MicroscopePicture
{
    /// <summary>Takes a picture. What was not measured in small gaps is filled as its surroundings are; what lies about the mark is black.</summary>
    /// <param name="surface">The surface, square spacing.</param>
    /// <param name="light">The light.</param>
    /// <param name="lampDegrees">Where the operator believes the side lamp to stand, from x towards y.</param>
    /// <param name="seed">Draws all that differs from picture to picture.</param>
    /// <returns>Width × height greys, row after row.</returns>
    public static byte[] Take(Topography surface, MicroscopeLight light, double lampDegrees, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(surface);
        var random = new RandomStream(seed);
        float[] heights = Filled(surface);
        double specular = Draw(PictureParameters.Specular), roughness = Draw(PictureParameters.Roughness);
        Lamp[] lamps = Lamps(light, lampDegrees, random);
        var radiance = new float[heights.Length];
        foreach (Lamp lamp in lamps)
            Shine(heights, surface, lamp, specular, roughness, light == MicroscopeLight.Side, radiance);
        Stain(radiance, surface, random);
        SlantAndVignette(radiance, surface, Draw(PictureParameters.Vignetting), Draw(PictureParameters.Slant), 2 * Math.PI * random.NextUnit());
        ReadOnlySpan<float> seen = MaskedGaussian.LowPass(
            new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, radiance), PictureParameters.Blur / MaskedGaussian.SigmaPerCutoff).Heights;
        float[] lit = [.. seen.ToArray().Where((_, i) => !float.IsNaN(radiance[i])).Order()];
        double white = lit.Length == 0 ? 1 : lit[lit.Length / 2] / Draw(PictureParameters.Exposure), gamma = Draw(PictureParameters.Gamma);
        var greys = new byte[heights.Length];
        for (int i = 0; i < greys.Length; i++)
            if (!float.IsNaN(radiance[i]))
                greys[i] = Expose(Math.Max(0, seen[i] / white), gamma, random);
        return greys;

        double Draw(Interval interval) => random.NextBetween(interval.Low, interval.High);
    }

    private readonly record struct Lamp(double X, double Y, double Z, double Weight);

    private static Lamp[] Lamps(MicroscopeLight light, double lampDegrees, RandomStream random)
    {
        bool ring = light == MicroscopeLight.Ring;
        Interval heights = ring ? PictureParameters.RingElevation : PictureParameters.SideElevation;
        double elevation = random.NextBetween(heights.Low, heights.High) * Math.PI / 180;
        double about = lampDegrees + random.NextBetween(-PictureParameters.SideError, PictureParameters.SideError);
        int count = ring ? PictureParameters.RingLamps : 3;
        var lamps = new Lamp[count];
        for (int i = 0; i < count; i++)
        {
            double azimuth = (ring ? 360.0 * i / count : about + (i - 1) * PictureParameters.SideWidth / 2) * Math.PI / 180;
            lamps[i] = new Lamp(Math.Cos(elevation) * Math.Cos(azimuth), Math.Cos(elevation) * Math.Sin(azimuth), Math.Sin(elevation), 1.0 / count);
        }
        return lamps;
    }

    private static void Shine(float[] heights, Topography grid, Lamp lamp, double specular, double roughness, bool casts, float[] radiance)
    {
        int width = grid.Width, height = grid.Height;
        double halfX = lamp.X, halfY = lamp.Y, halfZ = lamp.Z + 1, half = Math.Sqrt(halfX * halfX + halfY * halfY + halfZ * halfZ);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                int i = y * width + x;
                float left = At(x - 1, y), right = At(x + 1, y), above = At(x, y - 1), below = At(x, y + 1);
                if (float.IsNaN(heights[i]) || float.IsNaN(left + right + above + below))
                {
                    radiance[i] = float.NaN;
                    continue;
                }
                double slopeX = (right - left) / (2 * grid.SpacingX), slopeY = (below - above) / (2 * grid.SpacingY), length = Math.Sqrt(1 + slopeX * slopeX + slopeY * slopeY);
                double matt = Math.Max(0, (lamp.Z - slopeX * lamp.X - slopeY * lamp.Y) / length);
                double cosine = (halfZ - slopeX * halfX - slopeY * halfY) / (length * half), square = cosine * cosine;
                double mirror = cosine <= 0 ? 0 : Math.Exp((square - 1) / (square * roughness * roughness)) / (square * square);
                double lit = casts && IsInShadow(x, y) ? 0 : (1 - specular) * matt + specular * mirror;
                radiance[i] += (float)(lamp.Weight * (lit + (1 - specular) * PictureParameters.Ambient));
            }

        float At(int x, int y) => x < 0 || y < 0 || x >= width || y >= height ? float.NaN : heights[y * width + x];

        bool IsInShadow(int x, int y)
        {
            double level = Math.Sqrt(lamp.X * lamp.X + lamp.Y * lamp.Y), rise = lamp.Z / level * grid.SpacingX, stepX = lamp.X / level, stepY = lamp.Y / level;
            for (int k = 2; k <= 24; k += 2)
                if (At((int)Math.Round(x + k * stepX), (int)Math.Round(y + k * stepY)) - heights[y * width + x] > k * rise)
                    return true;
            return false;
        }
    }

    /// <summary>Gaps take the mean of what lies about them, as far as that reaches.</summary>
    private static float[] Filled(Topography surface)
    {
        float[] heights = surface.Heights.ToArray();
        ReadOnlySpan<float> about = MaskedGaussian.LowPass(surface, 20e-6 / MaskedGaussian.SigmaPerCutoff).Heights;
        for (int i = 0; i < heights.Length; i++)
            if (float.IsNaN(heights[i]))
                heights[i] = about[i];
        return heights;
    }

    private static void Stain(float[] radiance, Topography grid, RandomStream random)
    {
        var noise = new float[radiance.Length];
        for (int i = 0; i < noise.Length; i++)
            noise[i] = (float)random.NextNormal();
        float[] stains = MaskedGaussian.LowPass(new Topography(grid.Width, grid.Height, grid.SpacingX, grid.SpacingY, noise), PictureParameters.StainCell).Heights.ToArray();
        double deviation = Math.Sqrt(stains.Average(stain => (double)stain * stain));
        for (int i = 0; i < radiance.Length; i++)
            radiance[i] *= (float)Math.Max(0.2, 1 + PictureParameters.StainDeviation * stains[i] / deviation);
    }

    private static void SlantAndVignette(float[] radiance, Topography grid, double vignetting, double slant, double towards)
    {
        double halfX = grid.Width / 2.0, halfY = grid.Height / 2.0;
        for (int i = 0; i < radiance.Length; i++)
        {
            double x = (i % grid.Width - halfX) / halfX, y = (i / grid.Width - halfY) / halfY;
            radiance[i] *= (float)((1 - vignetting * (x * x + y * y) / 2) * (1 + slant * (Math.Cos(towards) * x + Math.Sin(towards) * y)));
        }
    }

    private static byte Expose(double light, double gamma, RandomStream random)
    {
        double electrons = light * PictureParameters.FullWell;
        electrons += Math.Sqrt(Math.Max(0, electrons) + PictureParameters.ReadNoise * PictureParameters.ReadNoise) * random.NextNormal();
        return (byte)Math.Round(255 * Math.Pow(Math.Clamp(electrons / PictureParameters.FullWell, 0, 1), gamma));
    }
}
