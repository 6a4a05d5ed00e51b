using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Cli.Evaluation;

/// <summary>Turns a scan about the centre of its map, onto a canvas grown so that nothing falls off it.</summary>
internal static class TurnedScan
{
    /// <summary>
    /// Bilinear between the four neighbours; unmeasured where any of them that counts is unmeasured or off the map.
    /// The new grid is square, at the finer of the two spacings.
    /// </summary>
    /// <param name="surface">The scan.</param>
    /// <param name="degrees">The turn, from x towards y (clockwise as drawn).</param>
    public static Topography Turn(Topography surface, double degrees)
    {
        Canvas canvas = Canvas.For(surface.Width, surface.Height, surface, degrees);
        var blank = new Topography(canvas.Width, canvas.Height, canvas.Spacing, canvas.Spacing, new float[canvas.Width * canvas.Height]);
        return PoseResampler.Resample(surface, blank, new Pose(0, 0, degrees));
    }

    /// <summary>The mask drawn on a scan, turned with it: the nearest point's label, background off the map.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="surface">The scan it is drawn on, before it was turned.</param>
    /// <param name="degrees">The turn.</param>
    public static DrawnMask Turn(DrawnMask mask, Topography surface, double degrees)
    {
        Canvas canvas = Canvas.For(mask.Width, mask.Height, surface, degrees);
        var labels = new byte[canvas.Width * canvas.Height];
        for (int y = 0, i = 0; y < canvas.Height; y++)
            for (int x = 0; x < canvas.Width; x++, i++)
            {
                (double u, double v) = canvas.SourceOf(x, y);
                int left = (int)Math.Round(u), top = (int)Math.Round(v);
                if (left >= 0 && top >= 0 && left < mask.Width && top < mask.Height)
                    labels[i] = mask.Labels[top * mask.Width + left];
            }
        return new DrawnMask(canvas.Width, canvas.Height, labels, mask.Legend);
    }

    /// <summary>The grown canvas and where its points lay before the turn.</summary>
    private readonly record struct Canvas(
        int Width, int Height, double Spacing, double Cos, double Sin, int FromWidth, int FromHeight, double FromX, double FromY)
    {
        public static Canvas For(int width, int height, Topography surface, double degrees)
        {
            double radians = degrees * Math.PI / 180, cos = Math.Cos(radians), sin = Math.Sin(radians);
            double spacing = Math.Min(surface.SpacingX, surface.SpacingY);
            double sizeX = (width - 1) * surface.SpacingX / spacing, sizeY = (height - 1) * surface.SpacingY / spacing;
            return new Canvas(
                (int)Math.Ceiling(Math.Abs(sizeX * cos) + Math.Abs(sizeY * sin) - 1e-9) + 1,
                (int)Math.Ceiling(Math.Abs(sizeX * sin) + Math.Abs(sizeY * cos) - 1e-9) + 1,
                spacing, cos, sin, width, height, surface.SpacingX, surface.SpacingY);
        }

        public (double U, double V) SourceOf(int x, int y)
        {
            double right = (x - (Width - 1) / 2.0) * Spacing, down = (y - (Height - 1) / 2.0) * Spacing;
            return ((Cos * right + Sin * down) / FromX + (FromWidth - 1) / 2.0, (Cos * down - Sin * right) / FromY + (FromHeight - 1) / 2.0);
        }
    }
}
