using Ballistics.Comparison.Embedding;
using Ballistics.Search.Index;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>
/// The index of the program itself, in a folder of its own, with some real scans and the simulated marks they are hidden among: ranks are
/// those of the shortlists that a search draws.
/// </summary>
internal sealed class HiddenGallery : IDisposable
{
    /// <summary>Exhibits that are listed at first; where no mate is among them, all are.</summary>
    private const int Usual = 2000;

    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-hidden-").FullName;
    private readonly IReadOnlyList<HiddenScan> _scans;
    private readonly IMarkEmbedder _embedder;
    private readonly SignatureIndex _index;
    private readonly IReadOnlyList<(int Distractors, ExhibitScope Scope)> _scopes;

    /// <summary>Fills the index.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="embedder">What embeds them.</param>
    /// <param name="distractors">Its embeddings of simulated marks, block after block, with the number of each block's first.</param>
    /// <param name="sizes">Of how many of the first distractors there are to be galleries.</param>
    public HiddenGallery(
        IReadOnlyList<HiddenScan> scans, IMarkEmbedder embedder, IEnumerable<(int First, MarkEmbedding[] Rows)> distractors, IReadOnlyList<int> sizes)
    {
        (_scans, _embedder, _index) = (scans, embedder, SignatureIndex.Create(_folder, embedder.Version));
        foreach ((int first, MarkEmbedding[] rows) in distractors)
        {
            _index.Add([.. rows.Select((embedding, i) => Row(Distractor(first + i), embedding))]);
            _index.Seal();
        }
        _index.Add([.. scans.Select((scan, i) => Row(Scan(i), embedder.Embed(scan.Signature)))]);
        Guid[] real = [.. Enumerable.Range(0, scans.Count).Select(Scan)];
        _scopes = [.. sizes.Select(size => (size, _index.Scope(Enumerable.Range(0, size).Select(Distractor).Concat(real))))];
    }

    /// <summary>Ranks a probe; null where there is no other mark of its source.</summary>
    public ProbeRanks? Rank(int probe)
    {
        // No exhibit is looked for among its own marks.
        int[] others = [.. Enumerable.Range(0, _scans.Count).Where(i => _scans[i].Label.Exhibit != _scans[probe].Label.Exhibit)];
        Dictionary<Guid, HiddenScan> mates = others.Where(i => _scans[i].IsOfOneSourceWith(_scans[probe])).ToDictionary(Scan, i => _scans[i]);
        if (mates.Count == 0)
            return null;
        Guid[] own = [.. Enumerable.Range(0, _scans.Count).Except(others).Select(Scan)];
        var mark = ProbeMark.Of(_scans[probe].Mark.Kind, _embedder.EmbedProbe(_scans[probe].Signature));
        HiddenScan? mate = null;
        var ranks = new Dictionary<int, int>();
        foreach ((int distractors, ExhibitScope scope) in _scopes)
        {
            (ranks[distractors], Guid best) = First(mark, _index.Change(scope, own, []), mates.Keys);
            mate ??= mates[best];
        }
        return new ProbeRanks(_scans[probe], mate!, ranks);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Rank, Guid Mate) First(ProbeMark mark, ExhibitScope scope, ICollection<Guid> mates)
    {
        IReadOnlyList<Guid> listed = List(Usual);
        if (!listed.Any(mates.Contains))
            listed = List(scope.Count);
        int at = listed.Index().First(listed => mates.Contains(listed.Item)).Index;
        return (at + 1, listed[at]);

        IReadOnlyList<Guid> List(int length) => _index.Shortlist([mark], scope, _ => true, length, TaskScheduler.Default, CancellationToken.None).Exhibits;
    }

    private static EmbeddingRow Row(Guid id, MarkEmbedding embedding) =>
        new(id, id, IndexPartition.Of(embedding.Kind, null), embedding.Values.ToArray());

    private static Guid Distractor(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    // Behind every distractor: of equals the lower id comes first, so that a tie counts against the probe.
    private static Guid Scan(int number) => new(-1, -1, (short)number, 0, 0, 0, 0, 0, 0, 0, 0);
}
