namespace Ballistics.Accuracy.Shortlist;

/// <summary>The least share of probes that a serving embedder has to find in the first hundredth of a small gallery.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="InsideHundredth">The share.</param>
internal sealed record ShortlistFloor(string Run, double InsideHundredth)
{
    /// <summary>Every bound. They are raised when the embedding gets better and never lowered to let a change pass.</summary>
    public static IReadOnlyList<ShortlistFloor> All { get; } =
    [
        new("fadul, rotated", 0.99),
        new("weller, rotated", 0.99),
        new("fadul, partial", 0.95),
        new("weller, partial", 0.97),
        new("hamby252, as-scanned", 0.99),
        new("houston, as-scanned", 0.9),
    ];

    /// <summary>What is wrong with these figures of the serving embedder.</summary>
    public static IEnumerable<string> Breaches(IReadOnlyList<ShortlistFigures> serving) =>
        All.SelectMany(floor => serving.Where(row => row.Run == floor.Run && !(row.Galleries[^1].InsideHundredth >= floor.InsideHundredth)).Select(row =>
            FormattableString.Invariant($"{row.Run}: {row.Galleries[^1].InsideHundredth:0.000} of the probes are found in the first hundredth by {row.Embedder}, and must be {floor.InsideHundredth}.")));
}
