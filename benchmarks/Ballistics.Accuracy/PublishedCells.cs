using System.Globalization;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>A study's pairs beside the counts of congruent cells that NIST published for them.</summary>
/// <param name="Study">The study.</param>
/// <param name="Pairs">Pairs that both sides compared.</param>
/// <param name="RankCorrelation">Of our share of congruent cells with the published count.</param>
/// <param name="Disagreements">Pairs that the two put on different sides of what divides known matches from known non-matches.</param>
internal sealed record PublishedCells(string Study, int Pairs, double RankCorrelation, IReadOnlyList<string> Disagreements)
{
    /// <summary>Compares with the published counts; null where there are none for the study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">The folder of real scans; the counts lie in its folder published.</param>
    /// <param name="pairs">Our pairs.</param>
    public static PublishedCells? Compare(string study, string folder, IReadOnlyList<PairResult> pairs)
    {
        string path = Path.Combine(folder, "published", $"{study}_cells_nist.csv");
        if (!File.Exists(path))
            return null;
        Dictionary<(string, string), double> published = [];
        foreach (string[] row in File.ReadLines(path).Skip(1).Select(line => line.Split(',')))
            published[(row[0], row[1])] = published[(row[1], row[0])] = double.Parse(row[4], CultureInfo.InvariantCulture);
        PairResult[] both = [.. pairs.Where(pair => double.IsFinite(pair.CellFraction) && published.ContainsKey((pair.First.Exhibit, pair.Second.Exhibit)))];
        double[] ours = [.. both.Select(pair => pair.CellFraction)], theirs = [.. both.Select(pair => published[(pair.First.Exhibit, pair.Second.Exhibit)])];
        bool[] matches = [.. both.Select(pair => pair.IsKnownMatch)];
        double ourDivide = Divide(ours, matches), theirDivide = Divide(theirs, matches);
        return new PublishedCells(
            study, both.Length, Accuracy.RankCorrelation.Of(ours, theirs),
            [.. Enumerable.Range(0, both.Length).Where(i => ours[i] > ourDivide != theirs[i] > theirDivide).Select(i =>
                string.Create(CultureInfo.InvariantCulture, $"{both[i].First.Name} and {both[i].Second.Name}: share {ours[i]:0.00}, published {theirs[i]:0}"))]);
    }

    /// <summary>As a person reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Study}: rank correlation {RankCorrelation:0.000} with the published cell counts of {Pairs} pairs; on different sides: {(Disagreements.Count == 0 ? "none" : string.Join("; ", Disagreements))}.");

    /// <summary>Halfway between the least known match and the most known non-match.</summary>
    private static double Divide(double[] values, bool[] matches) =>
        (values.Where((_, i) => matches[i]).DefaultIfEmpty().Min() + values.Where((_, i) => !matches[i]).DefaultIfEmpty().Max()) / 2;
}
