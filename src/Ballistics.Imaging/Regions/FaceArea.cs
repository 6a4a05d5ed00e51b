using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The part of a raw topography that the breech face pressed: what lies near the face's plane, in one piece, between the firing pin's aperture and the
/// primer's shoulder. A primer bulges, so that its flat part is smaller than its face looks.
/// </summary>
internal static class FaceArea
{
    /// <summary>True for each point of the pressed face; null where there is no such area.</summary>
    /// <param name="surface">The scan.</param>
    /// <param name="circles">The head's circles on it.</param>
    public static bool[]? Find(Topography surface, HeadCircles circles)
    {
        EdgeCircle hole = circles.Aperture ?? circles.Pin ?? circles.Face with { Radius = 0 };
        FacePlane? plane = FacePlane.Fit(surface, IsOnFace);
        if (plane is null || plane.Share < RegionParameters.LeastPlaneShare)
            return null;
        using var near = new Mat(surface.Height, surface.Width, MatType.CV_8UC1, Scalar.All(0));
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
                if (IsOnFace(x, y) && plane.IsPressed(x, y, surface[x, y]))
                    near.Set(y, x, (byte)255);
        return OnePiece(near, surface, Math.Max(1, (int)Math.Round(RegionParameters.FaceOpening / surface.SpacingX)));

        bool IsOnFace(int x, int y) => Within(x, y, circles.Face) && !Within(x, y, hole);
    }

    private static bool Within(int x, int y, EdgeCircle circle) =>
        (x - circle.X) * (x - circle.X) + (y - circle.Y) * (y - circle.Y) < circle.Radius * circle.Radius;

    /// <summary>The largest connected piece, without bridges and specks narrower than the opening and with small gaps closed.</summary>
    private static bool[]? OnePiece(Mat near, Topography surface, int opening)
    {
        using Mat kernel = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(2 * opening + 1, 2 * opening + 1)), labels = new(), statistics = new(), centres = new();
        Cv2.MorphologyEx(near, near, MorphTypes.Close, kernel);
        Cv2.MorphologyEx(near, near, MorphTypes.Open, kernel);
        int count = Cv2.ConnectedComponentsWithStats(near, labels, statistics, centres);
        if (count < 2)
            return null;
        int largest = Enumerable.Range(1, count - 1).MaxBy(label => statistics.At<int>(label, (int)ConnectedComponentsTypes.Area));
        var included = new bool[surface.Heights.Length];
        for (int y = 0, i = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++, i++)
                included[i] = labels.At<int>(y, x) == largest && !float.IsNaN(surface.Heights[i]);
        return included;
    }
}
