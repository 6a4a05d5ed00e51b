using Ballistics.Cli.Evaluation;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>One measurement of how well embeddings draw a shortlist: the scans of some studies, hidden among distractors.</summary>
/// <param name="Studies">The studies.</param>
/// <param name="Protocol">What is done to every scan first, those in the gallery too.</param>
/// <param name="Kind">The kind of mark.</param>
internal sealed record ShortlistRun(IReadOnlyList<string> Studies, Protocol Protocol, MarkKind Kind)
{
    /// <summary>Every measurement, in the order of the table.</summary>
    public static IReadOnlyList<ShortlistRun> All { get; } =
    [
        new(["fadul"], Protocol.Rotated, MarkKind.BreechFaceImpression),
        new(["weller"], Protocol.Rotated, MarkKind.BreechFaceImpression),
        new(["fadul"], Protocol.Partial, MarkKind.BreechFaceImpression),
        new(["weller"], Protocol.Partial, MarkKind.BreechFaceImpression),
        new(["hamby252"], Protocol.AsScanned, MarkKind.LandEngravedArea),
        new(["houston"], Protocol.AsScanned, MarkKind.LandEngravedArea),
    ];

    /// <summary>What the table calls it.</summary>
    public string Name => $"{string.Join(" and ", Studies)}, {ProtocolNames.NameOf(Protocol)}";

    /// <summary>The name of a run in names of files.</summary>
    public static string FileName(string run) => run.Replace(", ", "-", StringComparison.Ordinal);

    /// <summary>The embedders that are held side by side: the one without learning first.</summary>
    public IReadOnlyList<IMarkEmbedder> Embedders => EmbeddersOf(Kind);

    /// <summary>The embedders of a kind of mark.</summary>
    public static IReadOnlyList<IMarkEmbedder> EmbeddersOf(MarkKind kind) =>
        [kind.IsStriated ? new ProfileEmbedder() : new RingPairEmbedder(), MarkEmbedders.For(kind)];
}
