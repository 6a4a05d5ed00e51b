using Ballistics.Cli.Drawing;
using Ballistics.Comparison;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>
/// Draws what a missed probe and its mate show of one breech face, the mate where the full comparison puts it: how much they share is
/// most of why one is missed. Outlines alone: no height of a scan is in them, and so they may be kept with the figures.
/// </summary>
internal static class MissedOutlines
{
    private const double PixelSize = 14e-6, Side = 4.2e-3;

    private static readonly Vec3b s_probe = new(180, 130, 70), s_mate = new(60, 150, 240), s_both = new(60, 60, 60);

    /// <summary>Name of the picture of a run.</summary>
    public static string FileName(string run) => $"{ShortlistRun.FileName(run)}-missed.png";

    /// <summary>Writes the picture of a run; removes an older one where no probe is missed.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="missed">The probes, the worst first.</param>
    /// <param name="distractors">Among how many they were missed.</param>
    /// <param name="folder">Where.</param>
    public static void Write(string run, IReadOnlyList<ProbeRanks> missed, int distractors, string folder)
    {
        string file = Path.Combine(folder, FileName(run));
        File.Delete(file);
        if (missed.Count == 0)
            return;
        Mat[] panels = [.. missed.Select(probe => Draw(probe, distractors))];
        using Mat joined = Panels.Join("blue: the probe alone; orange: its mate alone; dark: both", panels);
        Directory.CreateDirectory(folder);
        Cv2.ImWrite(file, joined);
        foreach (Mat panel in panels)
            panel.Dispose();
    }

    private static Mat Draw(ProbeRanks probe, int distractors)
    {
        (Topography first, Topography second) = (probe.Scan.Mark.Surface, probe.Mate.Mark.Surface);
        MarkComparison pair = MarkComparer.Compare(probe.Scan.Signature, probe.Mate.Signature);
        Pose back = pair.Pose.Inverse();
        int side = (int)(Side / PixelSize);
        using var outline = new Mat(side, side, MatType.CV_8UC3, Palette.Paper);
        for (int row = 0; row < side; row++)
            for (int column = 0; column < side; column++)
            {
                (double x, double y) = ((column - side / 2) * PixelSize, (row - side / 2) * PixelSize);
                (bool here, bool there) = (SharedAreas.IsMeasured(first, (x, y)), SharedAreas.IsMeasured(second, back.Apply(x, y)));
                if (here || there)
                    outline.Set(row, column, !there ? s_probe : !here ? s_mate : s_both);
            }
        return Panels.Join(
            FormattableString.Invariant($"{probe.Scan.Label.Exhibit}, {probe.Mate.Label.Exhibit}: rank {probe.At(distractors)}, shared {SharedAreas.Between(first, second, pair.Pose):P0}"), outline);
    }
}
