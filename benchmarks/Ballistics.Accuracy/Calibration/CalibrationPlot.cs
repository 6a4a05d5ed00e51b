using ScottPlot;
using ScottPlot.Plottables;

namespace Ballistics.Accuracy.Calibration;

/// <summary>Draws all sets in one plot: a row for each, its known matches and non-matches as histograms of their correlation.</summary>
internal static class CalibrationPlot
{
    private const int Width = 900, RowHeight = 62, Margins = 90;

    private const double Least = -0.2, Most = 1, Bin = 0.025, Fullest = 0.9, LegendRows = 0.8;

    /// <summary>The plot as PNG.</summary>
    public static byte[] Draw(IReadOnlyList<CalibrationFigures> sets)
    {
        using var plot = new Plot();
        for (int row = 0; row < sets.Count; row++)
        {
            double level = sets.Count - 1 - row;
            AddHistogram(plot, sets[row].NonMatches, level, Colors.SteelBlue, row == 0 ? "known non-matches" : "");
            AddHistogram(plot, sets[row].Matches, level, Colors.DarkOrange, row == 0 ? "known matches" : "");
        }
        plot.Axes.Left.SetTicks(
            [.. Enumerable.Range(0, sets.Count).Select(row => (double)(sets.Count - 1 - row))],
            [.. sets.Select(set => $"{set.Set.Name} ({(set.Set.Specimen == Evidence.SpecimenKind.Bullet ? "lands" : "breech faces")})")]);
        plot.XLabel("correlation in the best pose");
        plot.Axes.SetLimits(Least, Most, -0.1, sets.Count + LegendRows);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot.GetImageBytes(Width, Margins + (int)(RowHeight * (sets.Count + LegendRows)), ImageFormat.Png);
    }

    // Each histogram is as high as its fullest bin lets it be: shapes and places are compared, not numbers of pairs.
    private static void AddHistogram(Plot plot, Distribution sample, double level, Color colour, string legend)
    {
        if (sample.Count == 0)
            return;
        var counts = new int[(int)Math.Round((Most - Least) / Bin)];
        foreach (double value in sample.Sorted)
            counts[Math.Clamp((int)Math.Floor((value - Least) / Bin), 0, counts.Length - 1)]++;
        List<Coordinates> outline = [new(Least, level)];
        for (int bin = 0; bin < counts.Length; bin++)
        {
            double height = level + Fullest * counts[bin] / counts.Max();
            outline.Add(new Coordinates(Least + bin * Bin, height));
            outline.Add(new Coordinates(Least + (bin + 1) * Bin, height));
        }
        outline.Add(new Coordinates(Most, level));
        Polygon shape = plot.Add.Polygon([.. outline]);
        shape.FillColor = colour.WithAlpha(0.5);
        shape.LineColor = colour;
        shape.LineWidth = 1;
        shape.LegendText = legend;
    }
}
