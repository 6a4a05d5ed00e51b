using Ballistics.Comparison.Embedding;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>Where one probe's best mark of the same source stands among the others.</summary>
internal sealed class ProbeRanks
{
    private readonly IReadOnlyList<MarkEmbedding> _query;
    private readonly int _best;
    private readonly List<int> _distractorsAhead = [];

    private ProbeRanks(HiddenScan scan, HiddenScan mate, int aheadInStudy, IReadOnlyList<MarkEmbedding> query, int best) =>
        (Scan, Mate, AheadInStudy, _query, _best) = (scan, mate, aheadInStudy, query, best);

    /// <summary>The probe.</summary>
    public HiddenScan Scan { get; }

    /// <summary>The most similar mark of the same source.</summary>
    public HiddenScan Mate { get; }

    /// <summary>Real marks of other sources that are at least as similar.</summary>
    public int AheadInStudy { get; }

    /// <summary>Ranks every probe that has another mark of its source among the scans. A tie is counted against the probe.</summary>
    /// <param name="scans">The scans of a study.</param>
    /// <param name="embedder">The embedder.</param>
    /// <param name="distractors">Its embeddings of simulated marks, block after block, with the number of each block's first.</param>
    public static IReadOnlyList<ProbeRanks> Of(IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, IEnumerable<(int First, MarkEmbedding[] Rows)> distractors)
    {
        MarkEmbedding[] kept = [.. scans.Select(scan => embedder.Embed(scan.Signature))];
        ProbeRanks[] probes = [.. Enumerable.Range(0, scans.Count).AsParallel().AsOrdered().Select(i => Of(i, scans, embedder, kept)).OfType<ProbeRanks>()];
        foreach ((int first, MarkEmbedding[] block) in distractors)
            Parallel.ForEach(probes, probe => probe.Hold(first, block));
        return probes;
    }

    /// <summary>The numbers of the distractors that are at least as similar, in order.</summary>
    public IReadOnlyList<int> DistractorsAhead => _distractorsAhead;

    /// <summary>The rank among the other scans of the study and the first distractors.</summary>
    public int At(int distractors) => 1 + AheadInStudy + _distractorsAhead.Count(number => number < distractors);

    private void Hold(int first, MarkEmbedding[] block) =>
        _distractorsAhead.AddRange(Enumerable.Range(0, block.Length).Where(i => MarkEmbedding.Similarity(_query, block[i]) >= _best).Select(i => first + i));

    private static ProbeRanks? Of(int probe, IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, MarkEmbedding[] kept)
    {
        // No exhibit is looked for among its own marks.
        int[] others = [.. Enumerable.Range(0, scans.Count).Where(i => scans[i].Label.Exhibit != scans[probe].Label.Exhibit)];
        int[] mates = [.. others.Where(i => scans[i].IsOfOneSourceWith(scans[probe]))];
        if (mates.Length == 0)
            return null;
        IReadOnlyList<MarkEmbedding> query = embedder.EmbedProbe(scans[probe].Signature);
        int mate = mates.MaxBy(i => MarkEmbedding.Similarity(query, kept[i])), best = MarkEmbedding.Similarity(query, kept[mate]);
        return new ProbeRanks(scans[probe], scans[mate], others.Except(mates).Count(i => MarkEmbedding.Similarity(query, kept[i]) >= best), query, best);
    }
}
