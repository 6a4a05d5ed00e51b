using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The dent that the ejector struck into the head: the one broad patch near the rim that differs from the head all around it. Letters of the head
/// stamp differ too, and are narrow; where several broad patches stand out alike, none is taken.
/// </summary>
internal static class EjectorMark
{
    /// <summary>The head unrolled: rows are rings from the primer outwards, columns directions, more than once around so that nothing is cut in two.</summary>
    private const int Columns = RegionParameters.EjectorDirections, Wrapped = Columns * 5 / 4;

    /// <summary>Finds it; null where no patch stands out before all others.</summary>
    /// <param name="head">The head as seen straight on: one channel, single precision.</param>
    /// <param name="rim">The head's outline on it.</param>
    /// <param name="primer">The primer, with its gap.</param>
    public static FoundRegion? Find(Mat head, RegionCircle rim, EdgeCircle primer)
    {
        using Mat reduced = ReducedPicture.Of(head, RegionParameters.FitSide);
        double scale = ReducedPicture.ScaleOf(head, RegionParameters.FitSide);
        double offset = Math.Sqrt((primer.X - rim.X) * (primer.X - rim.X) + (primer.Y - rim.Y) * (primer.Y - rim.Y));
        double from = RegionParameters.HeadFrom * (primer.Radius + offset) / rim.Radius, to = RegionParameters.EjectorTo;
        // As long along a ring of middle radius as across it, so that a disc stays about a disc.
        double step = Math.PI * (from + to) / Columns;
        int rows = (int)((to - from) / step);
        if (rows < 3)
            return null;
        using Mat broad = Broad(Deviations(reduced, rim, scale, from, step, rows), rows, step, out float[] deviations);
        List<(double Strength, Point[] Contour)> patches = Patches(broad, deviations, rows, from, step);
        if (patches.Count == 0)
            return null;
        double standsOut = 1 - (patches.Count > 1 ? patches[1].Strength : 0) / patches[0].Strength;
        return standsOut < RegionParameters.LeastEjectorContrast ? null
            : new FoundRegion(RegionName.Ejector, new RegionOutline(null, [.. patches[0].Contour.Select(On)]), Math.Min(standsOut, Fullness(patches[0].Strength)));

        RegionPoint On(Point at)
        {
            double radius = (from + step * (at.Y + .5)) * rim.Radius, angle = 2 * Math.PI * at.X / Columns;
            return new RegionPoint(rim.X + radius * Math.Cos(angle), rim.Y + radius * Math.Sin(angle));
        }
    }

    /// <summary>How plainly a lone patch stands out: a faint and small one is no certainty.</summary>
    private static double Fullness(double strength) => strength / (strength + RegionParameters.LeastEjectorStrength);

    /// <summary>By how many usual deviations of the head each place differs from its ring; light from one side is taken out as the first wave around it.</summary>
    private static float[] Deviations(Mat head, RegionCircle rim, double scale, double from, double step, int rows)
    {
        var rest = new float[rows * Columns];
        var spreads = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double radius = (from + step * (row + .5)) * rim.Radius;
            double[] values = [.. Enumerable.Range(0, Columns).Select(i => At(radius, 2 * Math.PI * i / Columns))];
            double[] even = RingWave.WithoutFirst(values);
            double middle = even.Order().ElementAt(Columns / 2);
            for (int i = 0; i < Columns; i++)
                rest[row * Columns + i] = (float)(even[i] - middle);
            spreads[row] = even.Select(value => Math.Abs(value - middle)).Order().ElementAt(Columns / 2);
        }
        double spread = Math.Max(1e-9, 1.4826 * spreads.Order().ElementAt(rows / 2));
        for (int i = 0; i < rest.Length; i++)
            rest[i] = (float)Math.Min(RegionParameters.MostEjectorDeviations, Math.Abs(rest[i]) / spread);
        return rest;

        double At(double radius, double angle)
        {
            int x = (int)Math.Round((rim.X + radius * Math.Cos(angle)) / scale), y = (int)Math.Round((rim.Y + radius * Math.Sin(angle)) / scale);
            return head.At<float>(Math.Clamp(y, 0, head.Height - 1), Math.Clamp(x, 0, head.Width - 1));
        }
    }

    /// <summary>The places that differ, without what is as narrow as the strokes of a letter.</summary>
    private static Mat Broad(float[] ring, int rows, double step, out float[] deviations)
    {
        var wrapped = new float[rows * Wrapped];
        for (int i = 0; i < wrapped.Length; i++)
            wrapped[i] = ring[i / Wrapped * Columns + i % Wrapped % Columns];
        using Mat values = Mat.FromPixelData(rows, Wrapped, MatType.CV_32FC1, wrapped), smooth = new(), differs = new();
        Cv2.GaussianBlur(values, smooth, new Size(0, 0), RegionParameters.EjectorBlur / step);
        Cv2.Compare(smooth, RegionParameters.EjectorDeviation, differs, CmpTypes.GT);
        using Mat gap = Disc(RegionParameters.EjectorGap), stroke = Disc(RegionParameters.EjectorStroke);
        Cv2.MorphologyEx(differs, differs, MorphTypes.Close, gap);
        var broad = new Mat();
        Cv2.MorphologyEx(differs, broad, MorphTypes.Open, stroke);
        deviations = wrapped;
        return broad;

        Mat Disc(double radius)
        {
            int half = Math.Max(1, (int)Math.Round(radius / step));
            return Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(2 * half + 1, 2 * half + 1));
        }
    }

    /// <summary>Patches that are large enough and reach near enough to the rim, the strongest first, each once.</summary>
    private static List<(double Strength, Point[] Contour)> Patches(Mat broad, float[] deviations, int rows, double from, double step)
    {
        Cv2.FindContours(broad, out Point[][] contours, out _, RetrievalModes.External, ContourApproximationModes.ApproxNone);
        var patches = new List<(double Strength, Point[] Contour)>();
        foreach (Point[] contour in contours)
        {
            Rect box = Cv2.BoundingRect(contour);
            // What touches an end of the unrolled picture is whole on the other side; what lies in both is told once, by its left.
            bool isCut = box.Left == 0 || box.Right == Wrapped, isTwin = box.Left > Columns;
            bool isFarIn = from + step * box.Bottom < RegionParameters.EjectorReach, isRing = box.Width > Columns / RegionParameters.MostEjectorShare;
            double area = Cv2.ContourArea(contour) * step * step;
            if (isCut || isTwin || isFarIn || isRing || area < RegionParameters.LeastEjectorArea)
                continue;
            using var inside = new Mat(rows, Wrapped, MatType.CV_8UC1, Scalar.All(0));
            Cv2.FillPoly(inside, [contour], Scalar.All(1));
            inside.GetArray(out byte[] mask);
            double sum = 0;
            int count = 0;
            for (int i = 0; i < mask.Length; i++)
                (sum, count) = (sum + mask[i] * deviations[i], count + mask[i]);
            patches.Add((area * sum / Math.Max(1, count), contour));
        }
        patches.Sort((a, b) => b.Strength.CompareTo(a.Strength));
        return patches;
    }
}
