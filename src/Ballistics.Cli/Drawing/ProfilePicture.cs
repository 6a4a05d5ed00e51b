using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>Profiles as lines over one axis, each to the same scale; broken where nothing was measured.</summary>
internal static class ProfilePicture
{
    /// <summary>Draws the lines, the last on top; the caller disposes the picture.</summary>
    /// <param name="caption">Written above; ASCII.</param>
    /// <param name="profiles">One to a few profiles of one spacing.</param>
    public static Mat Draw(string caption, params IReadOnlyList<float[]> profiles)
    {
        using var plot = new Mat(PictureSize.PlotHeight, PictureSize.PlotWidth, MatType.CV_8UC3, Palette.Paper);
        int longest = Math.Max(2, profiles.Max(profile => profile.Length));
        double reach = profiles.SelectMany(profile => profile).Where(float.IsFinite).Select(height => Math.Abs((double)height)).DefaultIfEmpty(1).Max();
        double stepX = (PictureSize.PlotWidth - 20.0) / (longest - 1), stepY = reach > 0 ? (PictureSize.PlotHeight / 2.0 - 12) / reach : 0;
        Cv2.Line(plot, At(0, 0), At(longest - 1, 0), new Scalar(90, 90, 90));
        for (int i = 0; i < profiles.Count; i++)
            for (int x = 1; x < profiles[i].Length; x++)
                if (float.IsFinite(profiles[i][x - 1]) && float.IsFinite(profiles[i][x]))
                    Cv2.Line(plot, At(x - 1, profiles[i][x - 1]), At(x, profiles[i][x]), i % 2 == 0 ? Palette.Congruent : Palette.Other, 1, LineTypes.AntiAlias);
        return Panels.Join(caption, plot);

        Point At(int x, double height) => new((int)Math.Round(10 + x * stepX), (int)Math.Round(PictureSize.PlotHeight / 2.0 - height * stepY));
    }
}
