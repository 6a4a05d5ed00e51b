using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Accuracy;

/// <summary>One evaluation of the fixed list.</summary>
/// <param name="Studies">The studies; pairs across them are formed where there are several.</param>
/// <param name="Protocol">What is done to every scan first.</param>
/// <param name="Level">What is paired.</param>
internal sealed record AccuracyRun(IReadOnlyList<string> Studies, Protocol Protocol, Level Level)
{
    /// <summary>Every evaluation the project answers for, in the order of the table.</summary>
    public static IReadOnlyList<AccuracyRun> All { get; } =
    [
        new(["fadul"], Protocol.AsScanned, Level.Exhibit),
        new(["fadul"], Protocol.Rotated, Level.Exhibit),
        new(["fadul"], Protocol.Partial, Level.Exhibit),
        new(["fadul"], Protocol.SameHalf, Level.Exhibit),
        new(["fadul"], Protocol.HalfToWhole, Level.Exhibit),
        new(["fadul"], Protocol.Degraded, Level.Exhibit),
        new(["weller"], Protocol.AsScanned, Level.Exhibit),
        new(["weller"], Protocol.Rotated, Level.Exhibit),
        new(["weller"], Protocol.Partial, Level.Exhibit),
        new(["weller"], Protocol.SameHalf, Level.Exhibit),
        new(["weller"], Protocol.HalfToWhole, Level.Exhibit),
        new(["weller"], Protocol.Degraded, Level.Exhibit),
        .. Pictures("fadul"),
        .. Pictures("weller"),
        new(["dfsc"], Protocol.AsScanned, Level.Exhibit),
        new(["dfsc"], Protocol.Rotated, Level.Exhibit),
        new(["hamby252"], Protocol.AsScanned, Level.Land),
        new(["hamby252"], Protocol.AsScanned, Level.Exhibit),
        new(["hamby252-images"], Protocol.AsScanned, Level.Exhibit) { Stated = new ReadOptions { Spacing = 3.2e-6, Lighting = Lighting.Side } },
        new(["houston"], Protocol.AsScanned, Level.Land),
        new(["hamby252", "houston"], Protocol.AsScanned, Level.Land),
        new(["hamby252", "houston"], Protocol.AsScanned, Level.Exhibit),
    ];

    private static IEnumerable<AccuracyRun> Pictures(string study) =>
        from protocol in (Protocol[])[Protocol.RingImages, Protocol.SideImages, Protocol.RingToSide, Protocol.RingToHeights, Protocol.SideToHeights]
        select new AccuracyRun([study], protocol, Level.Exhibit);

    /// <summary>What is stated about pictures whose files do not say it; null for nothing.</summary>
    public ReadOptions? Stated { get; init; }

    /// <summary>What the table calls it.</summary>
    public string Name => $"{string.Join(" and ", Studies)}{(Level == Level.Land ? ", lands" : "")}, {ProtocolNames.NameOf(Protocol)}";

    /// <summary>The name of the file its figures are kept in.</summary>
    public string FileName => $"{string.Join("-", Studies)}-{(Level == Level.Land ? "lands-" : "")}{ProtocolNames.NameOf(Protocol)}.json";
}
