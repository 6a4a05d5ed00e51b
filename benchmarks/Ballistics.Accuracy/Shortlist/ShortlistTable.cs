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
            .Append("| Set | Embedder | Probes | First among the study's own scans | Distractors | Inside 100 | Inside 1,000 | In the first 0.1 % | In the first 1 % | Median / worst rank | Marks/s |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (ShortlistFigures row in figures)
        {
            GalleryFigures gallery = row.Galleries[^1];
            text.Append(string.Create(CultureInfo.InvariantCulture,
                $"| {row.Run} | {row.Embedder} | {row.Probes} | {row.FirstInStudy:0.000} | {gallery.Distractors:N0} | {Share(gallery, 100, gallery.Inside100)} | {Share(gallery, 1000, gallery.Inside1000)} | "))
                .Append(string.Create(CultureInfo.InvariantCulture,
                    $"{gallery.InsideThousandth:0.000} | {gallery.InsideHundredth:0.000} | {gallery.MedianRank} / {gallery.WorstRank} | {row.MarksPerSecond:N0} |\n"));
        }
        return text.ToString();
    }

    /// <summary>A shortlist of more than a tenth of the gallery proves nothing.</summary>
    private static string Share(GalleryFigures gallery, int shortlist, double share) =>
        gallery.Distractors < 10 * shortlist ? "–" : share.ToString("0.000", CultureInfo.InvariantCulture);
}
