using System.Globalization;
using System.Text;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>The table of shortlists in the README, between two lines, written by the measurement alone.</summary>
internal static class ShortlistTable
{
    /// <summary>Where the table stands in the README.</summary>
    public static MarkedSection Section(IEnumerable<ShortlistFigures> figures) => new("shortlist", Render(figures));

    /// <summary>The table in Markdown: a row per set and embedder, in its largest gallery.</summary>
    public static string Render(IEnumerable<ShortlistFigures> figures)
    {
        var text = new StringBuilder()
            .Append("| Set | Embedder | Probes | First among the study's own scans | Distractors | Inside 100 | Inside 1,000 | In the first 0.1 % | In the first 1 % | Median / worst rank | Marks/s | Peak MiB |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (ShortlistFigures row in figures)
        {
            GalleryFigures gallery = row.Galleries[^1];
            text.Append(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Run} | {row.Embedder} | {row.Probes} | {row.FirstInStudy:0.000} | {gallery.Distractors:N0} | {Share(gallery, 100, gallery.Inside100)} | {Share(gallery, 1000, gallery.Inside1000)} | "))
                .Append(string.Create(CultureInfo.InvariantCulture,
                    $"{gallery.InsideThousandth:0.000} | {gallery.InsideHundredth:0.000} | {gallery.MedianRank} / {gallery.WorstRank} | {row.MarksPerSecond:N0} | {row.PeakMegabytes?.ToString(CultureInfo.InvariantCulture) ?? "–"} |\n"));
        }
        return text.ToString();
    }

    /// <summary>The section of docs/evaluation.md: how the ranks grow with the gallery, median and worst, a column per size.</summary>
    public static MarkedSection Sizes(IReadOnlyList<ShortlistFigures> figures) =>
        new("shortlist-sizes", BySize(figures, gallery => string.Create(CultureInfo.InvariantCulture, $"{gallery.MedianRank} / {gallery.WorstRank}")));

    /// <summary>The section of docs/evaluation.md: how many probes are found inside 100 and inside 1,000, a column per size.</summary>
    public static MarkedSection Inside(IReadOnlyList<ShortlistFigures> figures) =>
        new("shortlist-inside", BySize(figures, gallery => $"{Share(gallery, 100, gallery.Inside100)} / {Share(gallery, 1000, gallery.Inside1000)}"));

    private static string BySize(IReadOnlyList<ShortlistFigures> figures, Func<GalleryFigures, string> tell)
    {
        int[] sizes = [.. figures.SelectMany(row => row.Galleries).Select(gallery => gallery.Distractors).Distinct().Order()];
        var text = new StringBuilder("| Set | Embedder |");
        foreach (int size in sizes)
            text.Append(CultureInfo.InvariantCulture, $" {size:N0} |");
        text.Append("\n|---|---|").Insert(text.Length, "---|", sizes.Length).Append('\n');
        foreach (ShortlistFigures row in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Run} | {row.Embedder} |");
            foreach (int size in sizes)
                text.Append($" {(row.Galleries.FirstOrDefault(gallery => gallery.Distractors == size) is { } gallery ? tell(gallery) : "–")} |");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The section of docs/evaluation.md with the probes that were missed, of runs that noted them, and what they show.</summary>
    public static MarkedSection Missed(IEnumerable<ShortlistFigures> figures)
    {
        var text = new StringBuilder();
        foreach (ShortlistFigures row in figures.Where(row => row.Missed is { Count: > 0 }))
            text.Append(CultureInfo.InvariantCulture, $"{row.Run}: {row.Missed!.Count} of {row.Probes} probes stand behind the first hundredth of {row.Galleries[^1].Distractors:N0}.\n\n| Probe | Most similar of its firearm | Rank |\n|---|---|---|\n")
                .AppendJoin("", row.Missed.Select(missed => string.Create(CultureInfo.InvariantCulture, $"| {missed.Probe} | {missed.Mate} | {missed.Rank:N0} |\n")))
                .Append(CultureInfo.InvariantCulture, $"\n![What they and their mates show: {row.Run}](../benchmarks/results/shortlist/{MissedOutlines.FileName(row.Run)})\n\n");
        return new MarkedSection("shortlist-missed", text.ToString());
    }

    /// <summary>A shortlist of more than a tenth of the gallery proves nothing.</summary>
    private static string Share(GalleryFigures gallery, int shortlist, double share) =>
        gallery.Distractors < 10 * shortlist ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);
}
