using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>On a topography the breech-face region is what lies near the face's plane; its outline is drawn around that.</summary>
internal static class PressedFace
{
    /// <summary>Puts the pressed area in the place of the ring between circles.</summary>
    public static void Refine(List<FoundRegion> regions, Topography surface, HeadCircles circles)
    {
        int at = regions.FindIndex(region => region.Name == RegionName.BreechFace);
        if (at >= 0 && FaceArea.Find(surface, circles) is { } included && Outline(included, surface.Width, surface.Height) is { } outline)
            regions[at] = regions[at] with { Outline = outline };
    }

    private static RegionOutline? Outline(bool[] included, int width, int height)
    {
        byte[] pixels = [.. included.Select(within => within ? (byte)255 : (byte)0)];
        using Mat mask = Mat.FromPixelData(height, width, MatType.CV_8UC1, pixels);
        Cv2.FindContours(mask, out Point[][] contours, out HierarchyIndex[] levels, RetrievalModes.CComp, ContourApproximationModes.ApproxNone);
        int outer = Enumerable.Range(0, contours.Length).Where(i => levels[i].Parent < 0).OrderByDescending(i => Cv2.ContourArea(contours[i])).FirstOrDefault(-1);
        if (outer < 0)
            return null;
        double least = RegionParameters.LeastHoleShare * Cv2.ContourArea(contours[outer]);
        return new RegionOutline(null, Corners(contours[outer]), [.. Enumerable.Range(0, contours.Length)
            .Where(i => levels[i].Parent == outer && Cv2.ContourArea(contours[i]) > least).Select(i => new RegionOutline(null, Corners(contours[i])))]);
    }

    // To within a point: an outline is drawn, sent and put right, and needs no thousand corners.
    private static RegionPoint[] Corners(Point[] contour) => [.. Cv2.ApproxPolyDP(contour, 1, closed: true).Select(corner => new RegionPoint(corner.X, corner.Y))];
}
