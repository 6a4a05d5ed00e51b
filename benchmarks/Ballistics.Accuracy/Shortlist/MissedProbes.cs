using Ballistics.Cli.Drawing;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>The probes that a shortlist misses, drawn small, each beside the mark of the same source that it should have found.</summary>
internal static class MissedProbes
{
    /// <summary>Side of one mark on the picture, pixels.</summary>
    private const int Side = 120;

    /// <summary>Pairs beside each other.</summary>
    private const int Columns = 3;

    /// <summary>Probes whose best mark of the same source stands behind the first hundredth of the distractors' number, the worst first.</summary>
    public static IReadOnlyList<ProbeRanks> Of(IReadOnlyList<ProbeRanks> ranks, int distractors) =>
        [.. ranks.Where(probe => probe.At(distractors) > Math.Max(1, distractors / 100)).OrderByDescending(probe => probe.At(distractors))];

    /// <summary>The picture as PNG; null where none is missed.</summary>
    /// <param name="ranks">The ranks of all probes.</param>
    /// <param name="distractors">How many simulated marks they were hidden among.</param>
    public static byte[]? Draw(IReadOnlyList<ProbeRanks> ranks, int distractors)
    {
        Mat[] pairs = [.. Of(ranks, distractors).Select(probe => DrawPair(probe, distractors))];
        if (pairs.Length == 0)
            return null;
        int width = pairs.Max(pair => pair.Width), height = pairs.Max(pair => pair.Height);
        using var sheet = new Mat((pairs.Length + Columns - 1) / Columns * height, Math.Min(Columns, pairs.Length) * width, MatType.CV_8UC3, Palette.Paper);
        for (int i = 0; i < pairs.Length; i++)
            using (Mat pair = pairs[i])
            using (var place = new Mat(sheet, new Rect(i % Columns * width, i / Columns * height, pair.Width, pair.Height)))
                pair.CopyTo(place);
        Cv2.ImEncode(".png", sheet, out byte[] file);
        return file;
    }

    private static Mat DrawPair(ProbeRanks probe, int distractors)
    {
        using SurfacePicture left = Picture(probe.Scan.Mark.Surface), right = Picture(probe.Mate.Mark.Surface);
        return Panels.Join(FormattableString.Invariant($"{probe.Scan.Label.Exhibit}, {probe.Mate.Label.Exhibit}: {probe.At(distractors)}"), left.Picture, right.Picture);
    }

    private static SurfacePicture Picture(Topography surface) =>
        SurfacePicture.Draw(surface, Side / Math.Max(surface.Width * surface.SpacingX, surface.Height * surface.SpacingY), Modality.Heights);
}
