using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;

namespace Ballistics.Benchmarks.Scale;

/// <summary>Draws what each stage costs against the size of the gallery, both on logarithmic axes.</summary>
internal static class CostPlot
{
    private const int Width = 620, Height = 360;
    private const double Least = 0.1; // milliseconds: below this nothing is told apart

    private static readonly (string Name, Func<GalleryFigures, double> Of, Color Colour)[] s_lines =
    [
        ("whole search, median", one => one.Median, Colors.Black),
        ("scope", one => one.Stages.Scope, Colors.Purple),
        ("scan", one => one.Stages.Scan, Colors.SteelBlue),
        ("coarse correlation", one => one.Stages.Coarse, Colors.DarkOrange),
        ("full comparison", one => one.Stages.Full, Colors.SeaGreen),
        ("release", one => one.Stages.Release, Colors.Gray),
    ];

    /// <summary>The plot as PNG.</summary>
    public static byte[] Draw(IReadOnlyList<GalleryFigures> galleries)
    {
        using var plot = new Plot();
        double[] sizes = [.. galleries.Select(one => Math.Log10(one.Exhibits))];
        foreach ((string name, Func<GalleryFigures, double> of, Color colour) in s_lines)
        {
            Scatter line = plot.Add.Scatter(sizes, galleries.Select(one => Math.Log10(Math.Max(Least, of(one)))).ToArray(), colour);
            line.LegendText = name;
            line.LineWidth = 1.5f;
        }
        plot.XLabel("simulated exhibits in the gallery", 12);
        plot.YLabel("milliseconds", 12);
        Label(plot.Axes.Bottom, (int)Math.Floor(sizes[0]), (int)Math.Ceiling(sizes[^1]));
        Label(plot.Axes.Left, (int)Math.Log10(Least), 4);
        plot.ShowLegend(Edge.Right);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static void Label(IAxis axis, int first, int last)
    {
        double[] ticks = [.. Enumerable.Range(first, last - first + 1).Select(decade => (double)decade)];
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(ticks, [.. ticks.Select(tick => Math.Pow(10, tick).ToString("#,0.#", CultureInfo.InvariantCulture))]);
    }
}
