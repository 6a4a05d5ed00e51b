using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Regions;

/// <summary>Judges what was drawn before anything is made of it.</summary>
internal static class DrawnRegions
{
    /// <summary>What is wrong, where, and what to do; null where nothing is.</summary>
    public static string? Problem(IReadOnlyList<DrawnRegion> regions, Mark mark)
    {
        if (regions.GroupBy(region => region.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"{twice.Key} is drawn twice. Draw each region once.";
        foreach (DrawnRegion region in regions)
            if (Problem(region.Outline, mark) is { } problem)
                return $"{region.Name}: {problem}";
            else if (region.Outline.Holes is { Count: > Limits.RegionHoles })
                return $"{region.Name} has {region.Outline.Holes.Count} holes; up to {Limits.RegionHoles} are taken.";
            else if (region.Outline.Holes?.Select(hole => hole.Holes is { Count: > 0 } ? "a hole has holes itself." : Problem(hole, mark)).FirstOrDefault(of => of is not null) is { } hole)
                return $"{region.Name}, a hole: {hole}";
        return null;
    }

    private static string? Problem(RegionOutline outline, Mark mark)
    {
        double reach = 4.0 * Math.Max(mark.Width, mark.Height);
        return (outline.Circle, outline.Polygon) switch
        {
            (null, null) or (not null, not null) => "it needs either a circle or a polygon.",
            ({ } circle, _) when !(circle.Radius > 0 && circle.Radius <= reach) || !IsNear(circle.X, circle.Y) => $"its circle lies beside the scan of {mark.Width} × {mark.Height} points, or has no radius.",
            (_, { Count: < 3 or > Limits.RegionCorners }) => $"its polygon has {outline.Polygon!.Count} corners; 3 to {Limits.RegionCorners} are taken.",
            (_, { } corners) when !corners.All(corner => IsNear(corner.X, corner.Y)) => $"its polygon lies beside the scan of {mark.Width} × {mark.Height} points.",
            _ => null,
        };

        bool IsNear(double x, double y) => Math.Abs(x) <= reach && Math.Abs(y) <= reach;
    }
}
