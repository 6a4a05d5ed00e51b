using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The outline of a whole head against what lies behind it, as on a photograph of a case held in the hand. It is a circle seen at an angle: an ellipse,
/// by which the picture is rectified. Seen from a distance many times its width, as it is, the angle shortens one direction alone.
/// </summary>
/// <param name="Ellipse">The outline, pixels.</param>
internal sealed record HeadOutline(RotatedRect Ellipse)
{
    /// <summary>The radius of the head on the rectified picture, pixels.</summary>
    public double Radius => Math.Max(Ellipse.Size.Width, Ellipse.Size.Height) / 2.0;

    /// <summary>The outline on the rectified picture.</summary>
    public RegionCircle Circle => new(Ellipse.Center.X, Ellipse.Center.Y, Radius);

    /// <summary>The shorter axis by the longer one: 1 is seen straight on.</summary>
    public double Roundness => Math.Min(Ellipse.Size.Width, Ellipse.Size.Height) / (2 * Radius);

    /// <summary>Finds the outline; null where nothing stands out whole against the picture's edge.</summary>
    /// <param name="picture">One channel, single precision.</param>
    public static HeadOutline? Find(Mat picture)
    {
        double scale = ReducedPicture.ScaleOf(picture, RegionParameters.OutlineSide);
        using Mat reduced = ReducedPicture.Of(picture, RegionParameters.OutlineSide), grey = new(), mask = new();
        Cv2.Normalize(reduced, grey, 0, 255, NormTypes.MinMax, (int)MatType.CV_8UC1);
        Cv2.GaussianBlur(grey, grey, new Size(0, 0), RegionParameters.OutlineBlur);
        foreach (ThresholdTypes side in new[] { ThresholdTypes.Binary, ThresholdTypes.BinaryInv })
        {
            Cv2.Threshold(grey, mask, 0, 255, side | ThresholdTypes.Otsu);
            if (Whole(mask) is { } found)
                return new HeadOutline(new RotatedRect(
                    new Point2f((float)((found.Center.X + .5) * scale - .5), (float)((found.Center.Y + .5) * scale - .5)),
                    new Size2f((float)(found.Size.Width * scale), (float)(found.Size.Height * scale)), found.Angle));
        }
        return null;
    }

    /// <summary>The picture as seen straight on; the caller disposes it.</summary>
    public Mat Rectified(Mat picture)
    {
        var straight = new Mat();
        using Mat map = Matrix(Forward());
        Cv2.WarpAffine(picture, straight, map, picture.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        return straight;
    }

    /// <summary>The rectified picture with nothing but what can be the primer; the caller disposes it.</summary>
    public Mat Middle(Mat straight)
    {
        Mat middle = straight.Clone();
        using var outside = new Mat(straight.Size(), MatType.CV_8UC1, Scalar.All(255));
        Cv2.Circle(outside, (int)Ellipse.Center.X, (int)Ellipse.Center.Y, (int)(RegionParameters.PrimerWithinHead * Radius), Scalar.All(0), -1);
        middle.SetTo(new Scalar(double.NaN), outside);
        return middle;
    }

    /// <summary>Whether a primer of that radius fits the head.</summary>
    public bool Fits(EdgeCircle primer) => primer.Radius / Radius is > RegionParameters.LeastPrimerToHead and < RegionParameters.PrimerWithinHead;

    /// <summary>A region found on the rectified picture, on the picture as it is: circles become the ellipses they are seen as.</summary>
    public FoundRegion OnPicture(FoundRegion region)
    {
        double? direction = region.DirectionDegrees is { } degrees && Back(Math.Cos(degrees * Math.PI / 180), Math.Sin(degrees * Math.PI / 180)) is var (x, y) ? Math.Atan2(y, x) * 180 / Math.PI : null;
        return region with { Outline = OnPicture(region.Outline), DirectionDegrees = direction };
    }

    private RegionOutline OnPicture(RegionOutline outline)
    {
        IEnumerable<RegionPoint> corners = outline.Circle is { } circle
            ? Enumerable.Range(0, RegionParameters.EllipseCorners).Select(i => 2 * Math.PI * i / RegionParameters.EllipseCorners)
                .Select(angle => new RegionPoint(circle.X + circle.Radius * Math.Cos(angle), circle.Y + circle.Radius * Math.Sin(angle)))
            : outline.Polygon ?? [];
        return new RegionOutline(null, [.. corners.Select(OnPicture)], outline.Holes is { } holes ? [.. holes.Select(OnPicture)] : null);
    }

    private RegionPoint OnPicture(RegionPoint point)
    {
        (double x, double y) = Back(point.X - Ellipse.Center.X, point.Y - Ellipse.Center.Y);
        return new RegionPoint(Ellipse.Center.X + x, Ellipse.Center.Y + y);
    }

    private (double XX, double XY, double YY) Forward() => Stretch(2 * Radius / Ellipse.Size.Width, 2 * Radius / Ellipse.Size.Height);

    private (double X, double Y) Back(double x, double y)
    {
        (double xx, double xy, double yy) = Stretch(Ellipse.Size.Width / (2 * Radius), Ellipse.Size.Height / (2 * Radius));
        return (xx * x + xy * y, xy * x + yy * y);
    }

    /// <summary>A stretch along both axes of the ellipse.</summary>
    private (double XX, double XY, double YY) Stretch(double alongWidth, double alongHeight)
    {
        double angle = Ellipse.Angle * Math.PI / 180, cosine = Math.Cos(angle), sine = Math.Sin(angle);
        return (alongWidth * cosine * cosine + alongHeight * sine * sine, (alongWidth - alongHeight) * cosine * sine, alongWidth * sine * sine + alongHeight * cosine * cosine);
    }

    private Mat Matrix((double XX, double XY, double YY) stretch)
    {
        var map = new Mat(2, 3, MatType.CV_64FC1);
        (double cx, double cy) = (Ellipse.Center.X, Ellipse.Center.Y);
        double[] values = [stretch.XX, stretch.XY, cx - stretch.XX * cx - stretch.XY * cy, stretch.XY, stretch.YY, cy - stretch.XY * cx - stretch.YY * cy];
        for (int i = 0; i < values.Length; i++)
            map.Set(i / 3, i % 3, values[i]);
        return map;
    }

    /// <summary>The largest thing on a mask that lies whole within it, if it is an ellipse.</summary>
    private static RotatedRect? Whole(Mat mask)
    {
        Cv2.FindContours(mask, out Point[][] contours, out _, RetrievalModes.External, ContourApproximationModes.ApproxNone);
        Point[]? largest = contours.MaxBy(contour => Cv2.ContourArea(contour));
        if (largest is null || largest.Length < 20 || Cv2.BoundingRect(largest) is var box && (box.Left < 2 || box.Top < 2 || box.Right > mask.Width - 2 || box.Bottom > mask.Height - 2))
            return null;
        Point[] hull = Cv2.ConvexHull(largest);
        RotatedRect ellipse = Cv2.FitEllipse(hull);
        double area = Cv2.ContourArea(hull), fitted = Math.PI / 4 * ellipse.Size.Width * ellipse.Size.Height;
        double roundness = Math.Min(ellipse.Size.Width, ellipse.Size.Height) / Math.Max(1, Math.Max(ellipse.Size.Width, ellipse.Size.Height));
        bool isHead = area > RegionParameters.LeastHeadArea * mask.Width * mask.Height && Math.Abs(area / fitted - 1) < RegionParameters.EllipseTolerance
            && roundness > RegionParameters.LeastRoundness;
        return isHead ? ellipse : null;
    }
}
