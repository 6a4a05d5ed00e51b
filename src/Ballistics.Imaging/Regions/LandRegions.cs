using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>The engraved area of a land and the grooves beside it, along the rows that its profile is taken from.</summary>
internal static class LandRegions
{
    /// <summary>The land, and each groove that the scan shows.</summary>
    public static ScanRegions Find(Acquisition acquisition)
    {
        if (acquisition.Topography is not { } surface)
            return new ScanRegions(acquisition.Image!.Width, acquisition.Image.Height, [], ["Grooves are found by their height, which a picture does not have."]);
        var steps = new LandSteps();
        try
        {
            var whole = new RegionOfInterest(surface.Width, surface.Height, [.. surface.Heights.ToArray().Select(height => !float.IsNaN(height))], RegionOrigin.WholeScan);
            StriatedPreparation.Prepare(surface, whole, MarkKind.LandEngravedArea, steps);
        }
        catch (RejectedScanException refusal)
        {
            return new ScanRegions(surface.Width, surface.Height, [], [refusal.Message]);
        }
        return new ScanRegions(surface.Width, surface.Height, Regions(steps.Crosscut!.Included, steps.Land!.Included, surface.Width, surface.Height), []);
    }

    private static List<FoundRegion> Regions(ReadOnlySpan<bool> crosscut, ReadOnlySpan<bool> land, int width, int height)
    {
        List<Point> ofLand = [], beside = [];
        for (int i = 0; i < land.Length; i++)
            if (land[i])
                ofLand.Add(new Point(i % width, i / width));
            else if (crosscut[i])
                beside.Add(new Point(i % width, i / width));
        if (ofLand.Count < 3)
            return [];
        // The profile runs along x or along y of the scan, whichever way the crosscut passes beyond the land.
        double middleX = ofLand.Average(point => point.X), middleY = ofLand.Average(point => point.Y);
        bool alongX = beside.Sum(point => Math.Abs(point.X - middleX)) / width >= beside.Sum(point => Math.Abs(point.Y - middleY)) / height;
        bool IsBefore(Point point) => alongX ? point.X < middleX : point.Y < middleY;
        FoundRegion?[] found =
        [
            Region(RegionName.Land, ofLand),
            Region(RegionName.FirstGroove, beside.FindAll(IsBefore)),
            Region(RegionName.SecondGroove, beside.FindAll(point => !IsBefore(point))),
        ];
        return [.. found.OfType<FoundRegion>()];
    }

    private static FoundRegion? Region(RegionName name, List<Point> points) => points.Count < 3 ? null
        : new FoundRegion(name, new RegionOutline(null, [.. Cv2.ConvexHull(points).Select(corner => new RegionPoint(corner.X, corner.Y))]), 1);

    /// <summary>Keeps where the profile was taken from and where its land lies.</summary>
    private sealed class LandSteps : IPipelineObserver
    {
        public RegionOfInterest? Crosscut { get; private set; }

        public RegionOfInterest? Land { get; private set; }

        public void Observe(string step, object result)
        {
            if (step == "crosscut")
                Crosscut = (RegionOfInterest)result;
            else if (step == "grooves")
                Land = (RegionOfInterest)result;
        }
    }
}
