using Ballistics.Comparison.Embedding;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>Where one probe's best mark of the same source stands among the others.</summary>
/// <param name="Scan">The probe.</param>
/// <param name="Mate">The most similar mark of the same source.</param>
/// <param name="Ranks">The rank among the other scans of the study and so many of the first distractors.</param>
internal sealed record ProbeRanks(HiddenScan Scan, HiddenScan Mate, IReadOnlyDictionary<int, int> Ranks)
{
    /// <summary>Real marks of other sources that are at least as similar.</summary>
    public int AheadInStudy => At(0) - 1;

    /// <summary>Ranks every probe that has another mark of its source among the scans. A tie is counted against the probe.</summary>
    /// <param name="scans">The scans of a study.</param>
    /// <param name="embedder">The embedder.</param>
    /// <param name="distractors">Its embeddings of simulated marks, block after block, with the number of each block's first.</param>
    /// <param name="sizes">Of how many distractors there are to be galleries.</param>
    public static IReadOnlyList<ProbeRanks> Of(
        IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, IEnumerable<(int First, MarkEmbedding[] Rows)> distractors, IReadOnlyList<int> sizes)
    {
        using var gallery = new HiddenGallery(scans, embedder, distractors, [0, .. sizes]);
        return [.. Enumerable.Range(0, scans.Count).Select(gallery.Rank).OfType<ProbeRanks>()];
    }

    /// <summary>The rank among the other scans of the study and the first distractors, in one of the sizes that were asked for.</summary>
    public int At(int distractors) => Ranks[distractors];
}
