using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>
/// Draws how ranks grow with the gallery, both on logarithmic axes: of each embedder the rank that half of the probes reach, that 95 %
/// reach, and the worst. What lies on the dotted diagonal keeps its share of the gallery: the first hundredth.
/// </summary>
internal static class ShortlistPlot
{
    private const int Width = 620, Height = 320;

    private static readonly Color[] s_colours = [Colors.SteelBlue, Colors.DarkOrange];

    /// <summary>The plot of one run as PNG: the embedder without learning first.</summary>
    /// <param name="rows">The run's figures, a row per embedder.</param>
    public static byte[] Draw(IReadOnlyList<ShortlistFigures> rows)
    {
        using var plot = new Plot();
        double[] sizes = [.. rows[0].Galleries.Select(gallery => Math.Log10(gallery.Distractors))];
        AddLine(plot, sizes, [.. sizes.Select(size => size - 2)], Colors.Gray, LinePattern.Dotted, "the first hundredth");
        for (int i = 0; i < rows.Count; i++)
        {
            AddLine(plot, sizes, Ranks(rows[i], gallery => gallery.MedianRank), s_colours[i], LinePattern.Solid, $"{rows[i].Embedder}: median");
            AddLine(plot, sizes, Ranks(rows[i], gallery => gallery.Rank95), s_colours[i], LinePattern.Dashed, "95 % of the probes");
            AddLine(plot, sizes, Ranks(rows[i], gallery => gallery.WorstRank), s_colours[i], LinePattern.Dotted, "worst");
        }
        plot.Title($"{rows[0].Run}, {rows[0].Probes} probes", 13);
        plot.XLabel("simulated marks in the gallery", 12);
        plot.YLabel("rank", 12);
        int decades = (int)Math.Ceiling(sizes[^1]);
        double[] ticks = [.. Enumerable.Range(0, decades + 1).Select(decade => (double)decade)];
        string[] labels = [.. ticks.Select(tick => Math.Pow(10, tick).ToString("N0", CultureInfo.InvariantCulture))];
        plot.Axes.Bottom.SetTicks(ticks, labels);
        plot.Axes.Left.SetTicks(ticks, labels);
        plot.Axes.SetLimits(sizes[0] - 0.1, decades + 0.1, -0.15, decades + 0.1);
        plot.Legend.FontSize = 10;
        plot.ShowLegend(Edge.Right);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static double[] Ranks(ShortlistFigures row, Func<GalleryFigures, int> rank) => [.. row.Galleries.Select(gallery => Math.Log10(rank(gallery)))];

    private static void AddLine(Plot plot, double[] sizes, double[] ranks, Color colour, LinePattern pattern, string legend)
    {
        Scatter line = plot.Add.Scatter(sizes, ranks, colour);
        line.LinePattern = pattern;
        line.LineWidth = 1.5f;
        line.MarkerSize = pattern.Equals(LinePattern.Solid) ? 5 : 0;
        line.LegendText = legend;
    }
}
