using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The circles of a cartridge case's head, told apart by how they lie in each other. Each was found as an edge of the picture or is absent.
/// </summary>
/// <param name="Face">Where the primer's flat face ends: the outer edge of the breech-face impression.</param>
/// <param name="Primer">Where the primer, and the gap around it, end; null where not seen.</param>
/// <param name="Aperture">The edge left by the firing-pin aperture, within which metal flowed back or was sheared; null where not seen.</param>
/// <param name="Pin">The mouth of the firing-pin impression; null where not seen.</param>
internal sealed record HeadCircles(EdgeCircle Face, EdgeCircle? Primer, EdgeCircle? Aperture, EdgeCircle? Pin)
{
    /// <summary>Finds them; null where the picture shows no head.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    public static HeadCircles? Find(Mat picture)
    {
        double scale = ReducedPicture.ScaleOf(picture, RegionParameters.FitSide);
        using Mat reduced = ReducedPicture.Of(picture, RegionParameters.FitSide);
        (EdgeCircle? face, EdgeCircle? primer) = FaceAndPrimer(CircleSearch.Run(reduced), Math.Max(reduced.Width, reduced.Height));
        if (face is null)
            return null;
        List<EdgeCircle> inner = Inside(reduced, face);
        EdgeCircle? pin = PinOf(inner, face);
        EdgeCircle? aperture = ApertureOf(inner, face, pin);
        // One circle alone may be anything round: a coin, a lens, a cup.
        if (primer is null && pin is null && aperture is null)
            return null;
        // Beside the primer's edge lie those of its gap and of the pocket: it stays where it was found.
        using RimFit fit = RimFit.On(reduced);
        return new HeadCircles(Fitted(face)!, primer?.Times(scale), Fitted(aperture), Fitted(pin));

        EdgeCircle? Fitted(EdgeCircle? circle) => circle is null ? null : fit.Fit(circle).Times(scale);
    }

    private static (EdgeCircle? Face, EdgeCircle? Primer) FaceAndPrimer(List<EdgeCircle> circles, int side)
    {
        (EdgeCircle? bestFace, EdgeCircle? bestPrimer, double most) = (null, null, 0);
        foreach (EdgeCircle face in circles)
        {
            if (face.Rim.Confidence < RegionParameters.LeastFaceConfidence || face.Radius < RegionParameters.LeastFaceRadius * side)
                continue;
            EdgeCircle? primer = circles.Where(other => IsAround(face, other)).MaxBy(other => other.Score);
            double value = (face.Score + RegionParameters.PrimerWeight * (primer?.Score ?? 0)) * Math.Pow(face.Radius / side, RegionParameters.SizeExponent);
            if (value > most)
                (bestFace, bestPrimer, most) = (face, primer, value);
        }
        return (bestFace, bestPrimer);
    }

    private static bool IsAround(EdgeCircle face, EdgeCircle other) =>
        other.Radius / face.Radius is > RegionParameters.LeastPrimerToFace and < RegionParameters.MostPrimerToFace
        && other.From(face) < RegionParameters.PrimerOffset * face.Radius && other.Rim.Confidence > RegionParameters.LeastPrimerConfidence;

    /// <summary>The circles within the face, looked for on a grid of their own.</summary>
    private static List<EdgeCircle> Inside(Mat picture, EdgeCircle face)
    {
        int left = Math.Max(0, (int)(face.X - face.Radius)), top = Math.Max(0, (int)(face.Y - face.Radius));
        int right = Math.Min(picture.Width, (int)(face.X + face.Radius) + 1), bottom = Math.Min(picture.Height, (int)(face.Y + face.Radius) + 1);
        using Mat part = new(picture, new Rect(left, top, right - left, bottom - top)), disc = new(part.Size(), MatType.CV_8UC1, Scalar.All(255)), alone = part.Clone();
        Cv2.Circle(disc, (int)(face.X - left), (int)(face.Y - top), (int)(RegionParameters.WithinFace * face.Radius), Scalar.All(0), -1);
        alone.SetTo(new Scalar(double.NaN), disc);
        return [.. CircleSearch.Run(alone).Select(circle => circle with { X = circle.X + left, Y = circle.Y + top })];
    }

    private static EdgeCircle? PinOf(List<EdgeCircle> inner, EdgeCircle face)
    {
        EdgeCircle? core = inner.Where(circle => circle.Radius < RegionParameters.MostPinToFace * face.Radius && circle.From(face) < RegionParameters.PinOffset * face.Radius)
            .MaxBy(circle => circle.Score);
        return core is null ? null : Widest(inner.Where(circle => circle.Radius / face.Radius is > RegionParameters.LeastPinToFace and < RegionParameters.MostPinToFace
            && circle.From(core) < RegionParameters.NestedOffset * face.Radius && circle.Score >= RegionParameters.PinScoreShare * core.Score
            && circle.Rim.Confidence > RegionParameters.LeastPinConfidence));
    }

    private static EdgeCircle? ApertureOf(List<EdgeCircle> inner, EdgeCircle face, EdgeCircle? pin)
    {
        List<EdgeCircle> around = [.. inner.Where(circle => circle.Radius / face.Radius is > RegionParameters.LeastApertureToFace and < RegionParameters.MostApertureToFace
            && circle.From(face) + circle.Radius < face.Radius && circle.Rim.Confidence > RegionParameters.LeastApertureConfidence
            && (pin is null ? circle.From(face) < RegionParameters.PinOffset * face.Radius
                : circle.Radius > RegionParameters.LeastApertureToPin * pin.Radius && circle.From(pin) < RegionParameters.NestedOffset * face.Radius))];
        return Widest(around.Where(circle => circle.Score >= RegionParameters.ApertureScoreShare * around.Max(other => other.Score)));
    }

    /// <summary>Of circles that nest around one impression the widest, which is its mouth; of those about as wide the strongest.</summary>
    private static EdgeCircle? Widest(IEnumerable<EdgeCircle> nested)
    {
        List<EdgeCircle> all = [.. nested];
        double most = all.Select(circle => circle.Radius).DefaultIfEmpty(0).Max();
        return all.Where(circle => circle.Radius * RegionParameters.AsWide > most).MaxBy(circle => circle.Score);
    }
}
