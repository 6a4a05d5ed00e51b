using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The circles of a picture, by the directions of its edges: every centre and radius on a coarse grid, then the best ones fitted on a fine grid. Finds
/// broken, ragged and eccentric circles, and those of which a third lies outside the picture; a vote on centres alone (Hough) mixes up nested circles.
/// After the integro-differential operator of Daugman (1993), with directions in the place of brightness.
/// </summary>
internal static class CircleSearch
{
    /// <summary>The circles, best first.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    public static List<EdgeCircle> Run(Mat picture)
    {
        EdgeField coarse = EdgeField.Of(picture, RegionParameters.CoarseSide, RegionParameters.CoarseBlur);
        EdgeField fine = EdgeField.Of(picture, RegionParameters.FineSide, RegionParameters.FineBlur);
        IEnumerable<EdgeCircle> refined = Coarse(coarse).Take(RegionParameters.RefinedCircles).Select(circle => Refine(fine, circle, coarse.Scale));
        return Distinct(refined.OrderByDescending(circle => circle.Score));
    }

    private static List<EdgeCircle> Coarse(EdgeField field)
    {
        int side = Math.Max(field.Width, field.Height), least = Math.Max(3, (int)(RegionParameters.LeastRadius * side)), most = (int)(RegionParameters.MostRadius * side);
        int left = (int)(RegionParameters.CentreMargin * field.Width), top = (int)(RegionParameters.CentreMargin * field.Height);
        int width = field.Width - 2 * left, height = field.Height - 2 * top, radii = most - least + 1;
        if (width < 3 || height < 3 || radii < 3)
            return [];
        var scores = new double[width * height * radii];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int r = 0; r < radii; r++)
                {
                    if (!field.MayBeRim(left + x, top + y, least + r))
                        continue;
                    RimAgreement rim = field.Agreement(left + x, top + y, least + r);
                    scores[(y * width + x) * radii + r] = rim.Share < RegionParameters.LeastCoarseAgreement ? 0 : new EdgeCircle(0, 0, 0, rim).Score;
                }
        var peaks = new List<EdgeCircle>();
        for (int y = 1; y < height - 1; y++)
            for (int x = 1; x < width - 1; x++)
                for (int r = 1; r < radii - 1; r++)
                    if (scores[(y * width + x) * radii + r] is > 0 and var score && IsPeak(scores, width, radii, (y * width + x) * radii + r))
                        peaks.Add(new EdgeCircle(
                            (left + x + .5) * field.Scale - .5, (top + y + .5) * field.Scale - .5, (least + r) * field.Scale, new RimAgreement(score, 1)));
        return [.. peaks.OrderByDescending(peak => peak.Rim.Share)];
    }

    private static bool IsPeak(double[] scores, int width, int radii, int at)
    {
        for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
                for (int dr = -1; dr <= 1; dr++)
                {
                    int step = (dy * width + dx) * radii + dr;
                    if (scores[at + step] > scores[at] || (scores[at + step] == scores[at] && step < 0))
                        return false;
                }
        return true;
    }

    /// <summary>Moves a circle to where its rim is the strongest edge, by steps that grow smaller.</summary>
    private static EdgeCircle Refine(EdgeField field, EdgeCircle start, double coarseScale)
    {
        EdgeCircle best = At(field, start.X, start.Y, start.Radius);
        for (double step = coarseScale; step > .4 * field.Scale; step /= 2)
            for (int round = 0; round < 6; round++)
            {
                EdgeCircle from = best;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                        for (int dr = -1; dr <= 1; dr++)
                            if (At(field, from.X + dx * step, from.Y + dy * step, from.Radius + dr * step) is var moved && moved.Score > best.Score)
                                best = moved;
                if (best == from)
                    break;
            }
        return best;
    }

    private static EdgeCircle At(EdgeField field, double x, double y, double radius) => new(
        x, y, radius, radius <= 0 ? default : field.Agreement((x + .5) / field.Scale - .5, (y + .5) / field.Scale - .5, radius / field.Scale));

    private static List<EdgeCircle> Distinct(IEnumerable<EdgeCircle> ordered)
    {
        var kept = new List<EdgeCircle>();
        foreach (EdgeCircle circle in ordered)
            if (!kept.Any(other => other.From(circle) + Math.Abs(other.Radius - circle.Radius) < .06 * Math.Max(circle.Radius, other.Radius)))
                kept.Add(circle);
        return kept;
    }
}
