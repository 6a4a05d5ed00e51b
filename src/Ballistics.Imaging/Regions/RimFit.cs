using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// Fits a circle that was found on a coarse grid to the rim itself: along each radius the place of the strongest change near it, then the circle that
/// most of these places lie on. Where no circle has most of them, the one that was found stays.
/// </summary>
/// <param name="picture">One channel, single precision, smoothed a little; NaN where nothing was measured.</param>
internal sealed class RimFit(Mat picture) : IDisposable
{
    /// <summary>Smooths a picture for fitting.</summary>
    public static RimFit On(Mat picture)
    {
        var smooth = new Mat();
        Cv2.GaussianBlur(picture, smooth, new Size(0, 0), RegionParameters.FitBlur);
        return new RimFit(smooth);
    }

    /// <summary>The circle, fitted.</summary>
    public EdgeCircle Fit(EdgeCircle found)
    {
        (double x, double y, double radius) = (found.X, found.Y, found.Radius);
        List<Point2d> rim = Strongest(x, y, radius);
        double tolerance = Math.Max(RegionParameters.FitTolerance * radius, .75);
        for (int round = 0; round < RegionParameters.FitRounds && rim.Count > 0; round++)
        {
            // The tolerance narrows, so that what lies beside the rim (a drag mark, a letter) lets go of the circle.
            double width = tolerance * (RegionParameters.FitRounds - round);
            List<Point2d> near = [.. rim.Where(point => Math.Abs(Math.Sqrt((point.X - x) * (point.X - x) + (point.Y - y) * (point.Y - y)) - radius) < width)];
            if (near.Count < RegionParameters.LeastFitShare * RegionParameters.FitDirections)
                return found;
            (x, y, radius) = LeastSquares(near);
        }
        var fitted = found with { X = x, Y = y, Radius = radius };
        bool isNear = fitted.From(found) + Math.Abs(fitted.Radius - found.Radius) < RegionParameters.FitReach * found.Radius;
        return rim.Count > 0 && isNear ? fitted : found;
    }

    /// <inheritdoc/>
    public void Dispose() => picture.Dispose();

    private List<Point2d> Strongest(double x, double y, double radius)
    {
        var rim = new List<Point2d>();
        double reach = Math.Max(2, RegionParameters.FitReach * radius);
        for (int i = 0; i < RegionParameters.FitDirections; i++)
        {
            double angle = 2 * Math.PI * i / RegionParameters.FitDirections, ux = Math.Cos(angle), uy = Math.Sin(angle), best = 0, at = double.NaN;
            for (double r = Math.Max(1, radius - reach); r <= radius + reach; r += .5)
            {
                double change = Math.Abs(Value(x + (r + 1) * ux, y + (r + 1) * uy) - Value(x + (r - 1) * ux, y + (r - 1) * uy));
                if (change > best)
                    (best, at) = (change, r);
            }
            if (!double.IsNaN(at))
                rim.Add(new Point2d(x + at * ux, y + at * uy));
        }
        return rim;
    }

    private double Value(double x, double y)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        if (left < 0 || top < 0 || left + 1 >= picture.Width || top + 1 >= picture.Height)
            return double.NaN;
        double fx = x - left, fy = y - top;
        return (1 - fy) * ((1 - fx) * picture.At<float>(top, left) + fx * picture.At<float>(top, left + 1))
            + fy * ((1 - fx) * picture.At<float>(top + 1, left) + fx * picture.At<float>(top + 1, left + 1));
    }

    /// <summary>The circle of least squares of x² + y² + ax + by + c (Kåsa 1976), from the points' own middle.</summary>
    private static (double X, double Y, double Radius) LeastSquares(List<Point2d> points)
    {
        double mx = points.Average(point => point.X), my = points.Average(point => point.Y);
        double xx = 0, xy = 0, yy = 0, xz = 0, yz = 0, z = 0;
        foreach (Point2d point in points)
        {
            double x = point.X - mx, y = point.Y - my, square = x * x + y * y;
            (xx, xy, yy, xz, yz, z) = (xx + x * x, xy + x * y, yy + y * y, xz + x * square, yz + y * square, z + square);
        }
        double determinant = 2 * (xx * yy - xy * xy), cx = (xz * yy - yz * xy) / determinant, cy = (yz * xx - xz * xy) / determinant;
        return (mx + cx, my + cy, Math.Sqrt(cx * cx + cy * cy + z / points.Count));
    }
}
