using Ballistics.Comparison.Embedding;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>Where one probe's best mark of the same source stands among the others.</summary>
/// <param name="Scan">The probe.</param>
/// <param name="AheadInStudy">Real marks of other sources that are at least as similar.</param>
/// <param name="DistractorsAhead">The numbers of the distractors that are at least as similar, in order.</param>
internal sealed record ProbeRanks(HiddenScan Scan, int AheadInStudy, IReadOnlyList<int> DistractorsAhead)
{
    /// <summary>Ranks every probe that has another mark of its source among the scans. A tie is counted against the probe.</summary>
    public static IReadOnlyList<ProbeRanks> Of(IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, IReadOnlyList<MarkEmbedding> distractors)
    {
        MarkEmbedding[] kept = [.. scans.Select(scan => embedder.Embed(scan.Signature))];
        return [.. Enumerable.Range(0, scans.Count).AsParallel().AsOrdered().Select(i => Of(i, scans, embedder, kept, distractors)).OfType<ProbeRanks>()];
    }

    /// <summary>The rank among the other scans of the study and the first distractors.</summary>
    public int At(int distractors) => 1 + AheadInStudy + DistractorsAhead.Count(number => number < distractors);

    private static ProbeRanks? Of(
        int probe, IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, MarkEmbedding[] kept, IReadOnlyList<MarkEmbedding> distractors)
    {
        // No exhibit is looked for among its own marks.
        int[] others = [.. Enumerable.Range(0, scans.Count).Where(i => scans[i].Label.Exhibit != scans[probe].Label.Exhibit)];
        int[] mates = [.. others.Where(i => scans[i].IsOfOneSourceWith(scans[probe]))];
        if (mates.Length == 0)
            return null;
        IReadOnlyList<MarkEmbedding> query = embedder.EmbedProbe(scans[probe].Signature);
        int best = mates.Max(i => MarkEmbedding.Similarity(query, kept[i]));
        return new ProbeRanks(
            scans[probe],
            others.Except(mates).Count(i => MarkEmbedding.Similarity(query, kept[i]) >= best),
            [.. Enumerable.Range(0, distractors.Count).Where(i => MarkEmbedding.Similarity(query, distractors[i]) >= best)]);
    }
}
