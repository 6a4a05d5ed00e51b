using System.Globalization;
using System.Text;
using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>A table of known matches by how much they share, each row against all known non-matches.</summary>
/// <param name="Title">What is shared.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bounds">The rows' bounds, rising; the last row holds its upper bound too.</param>
internal sealed record SharedTable(string Title, string Unit, IReadOnlyList<int> Bounds)
{
    /// <summary>By the angle of the ring that both show.</summary>
    public static readonly SharedTable ByAngle = new("Shared angle", "°", [0, 20, 40, 60, 90, 120, 150, 180]);

    /// <summary>By the area that both show.</summary>
    public static readonly SharedTable ByArea = new("Shared area, of the smaller half", " %", [0, 5, 10, 15, 20, 30, 50, 100]);

    /// <summary>The table in Markdown.</summary>
    /// <param name="knownMatches">How much each known match shares, and its score.</param>
    /// <param name="knownNonMatches">Scores of all known non-matches.</param>
    public string Render(IEnumerable<(double Shared, double Score)> knownMatches, IReadOnlyList<double> knownNonMatches)
    {
        (double Shared, double Score)[] matches = [.. knownMatches];
        var text = new StringBuilder($"| {Title} | Known matches | AUC | TPR at FPR 0 |\n|---|---|---|---|\n");
        for (int i = 0; i + 1 < Bounds.Count; i++)
        {
            bool isLast = i + 2 == Bounds.Count;
            double[] scores = [.. matches.Where(match => match.Shared >= Bounds[i] && (match.Shared < Bounds[i + 1] || isLast)).Select(match => match.Score)];
            var curve = new ReceiverOperatingCurve(scores, knownNonMatches);
            text.Append(CultureInfo.InvariantCulture, $"| {Bounds[i]}–{Bounds[i + 1]}{Unit} | {scores.Length} | ")
                .Append(Number(curve.Area, "0.000")).Append(" | ").Append(Number(curve.TruePositiveRateAt(0), "0.00")).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
