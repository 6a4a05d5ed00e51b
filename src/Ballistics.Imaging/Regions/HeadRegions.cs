using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>From the circles of a head to its regions.</summary>
internal static class HeadRegions
{
    /// <summary>The regions that were found, in the order of their names.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    /// <param name="circles">The head's circles on it.</param>
    public static List<FoundRegion> Of(Mat picture, HeadCircles circles)
    {
        FoundRegion? drag = circles.Pin is { } pin ? DragMark.Find(picture, pin, circles.Face) : null;
        var regions = new List<FoundRegion?>
        {
            Round(RegionName.Primer, circles.Primer),
            Ring(circles, drag),
            Round(RegionName.FiringPin, circles.Pin),
            Round(RegionName.Aperture, circles.Aperture),
            drag,
            HeadStamp(picture, circles),
        };
        return [.. regions.OfType<FoundRegion>()];
    }

    /// <summary>The regions of a head that is seen whole, out to its rim.</summary>
    /// <param name="straight">The head as seen straight on: one channel, single precision.</param>
    /// <param name="rim">The head's outline on it.</param>
    /// <param name="circles">The head's circles on it, the primer among them.</param>
    public static List<FoundRegion> OfWhole(Mat straight, RegionCircle rim, HeadCircles circles)
    {
        List<FoundRegion> regions = Of(straight, circles);
        EdgeCircle primer = circles.Primer ?? throw new ArgumentException("Of a whole head the primer has to be known.", nameof(circles));
        FoundRegion? ejector = EjectorMark.Find(straight, rim, primer);
        regions.RemoveAll(region => region.Name == RegionName.HeadStamp);
        if (ejector is not null)
            regions.Add(ejector);
        List<RegionOutline> holes = [new RegionOutline(new RegionCircle(primer.X, primer.Y, RegionParameters.HeadFrom * primer.Radius))];
        if (ejector is not null)
            holes.Add(ejector.Outline);
        regions.Add(new FoundRegion(RegionName.HeadStamp, new RegionOutline(new RegionCircle(rim.X, rim.Y, RegionParameters.EjectorTo * rim.Radius), null, holes), 1));
        return regions;
    }

    private static FoundRegion? Round(RegionName name, EdgeCircle? circle) =>
        circle is null ? null : new FoundRegion(name, Outline(circle), circle.Rim.Confidence);

    private static RegionOutline Outline(EdgeCircle circle) => new(new RegionCircle(circle.X, circle.Y, circle.Radius));

    /// <summary>The face without what the firing pin and its aperture changed. Where the aperture left no edge, the pin's own ring of flowed metal goes.</summary>
    private static FoundRegion Ring(HeadCircles circles, FoundRegion? drag)
    {
        EdgeCircle? hole = circles.Aperture ?? (circles.Pin is { } pin ? pin with { Radius = RegionParameters.FlowToPin * pin.Radius } : null);
        var holes = new List<RegionOutline>();
        if (hole is not null)
            holes.Add(Outline(hole));
        if (drag is not null)
            holes.Add(drag.Outline);
        return new FoundRegion(RegionName.BreechFace, Outline(circles.Face) with { Holes = holes }, circles.Face.Rim.Confidence);
    }

    /// <summary>The ring around the primer, as far as it lies on the scan; null where next to nothing does.</summary>
    private static FoundRegion? HeadStamp(Mat picture, HeadCircles circles)
    {
        if (circles.Primer is not { } primer)
            return null;
        int seen = 0, all = 0;
        foreach ((float ux, float uy) in RimAgreement.Directions)
            for (double share = RegionParameters.HeadFrom; share < RegionParameters.HeadTo; share += .05)
            {
                all++;
                double x = primer.X + share * primer.Radius * ux, y = primer.Y + share * primer.Radius * uy;
                seen += x >= 0 && y >= 0 && x <= picture.Width - 1 && y <= picture.Height - 1 && !float.IsNaN(picture.At<float>((int)y, (int)x)) ? 1 : 0;
            }
        double part = (double)seen / all;
        return part < RegionParameters.LeastHeadPart ? null : new FoundRegion(
            RegionName.HeadStamp,
            new RegionOutline(new RegionCircle(primer.X, primer.Y, RegionParameters.HeadTo * primer.Radius), null, [new RegionOutline(new RegionCircle(primer.X, primer.Y, RegionParameters.HeadFrom * primer.Radius))]),
            part);
    }
}
