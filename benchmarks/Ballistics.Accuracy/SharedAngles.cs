using System.Globalization;
using System.Text;
using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Accuracy;

/// <summary>
/// How well pairs of halves are told apart by how much of the ring both halves show. What two halves share follows from the sides drawn
/// and from the pose in which the whole scans lie; it bounds what any method can reach.
/// </summary>
internal static class SharedAngles
{
    private static readonly int[] s_bounds = [0, 20, 40, 60, 90, 120, 150, 180];

    /// <summary>The angle of the ring that two halves share, degrees, 0 to 180.</summary>
    /// <param name="firstFile">The first scan's file, whose name drew the side kept of it.</param>
    /// <param name="secondFile">The second scan's file.</param>
    /// <param name="rotationDegrees">Turn that lays the whole second scan on the whole first.</param>
    public static double Between(string firstFile, string secondFile, double rotationDegrees) => 180 - Math.Abs(Angles.Normalise(
        HashedDraw.For(firstFile).KeptSideDegrees - HashedDraw.For(secondFile).KeptSideDegrees - rotationDegrees));

    /// <summary>The table of a study in Markdown, from its pairs of whole scans and of halves.</summary>
    public static string Table(IReadOnlyList<PairResult> whole, IReadOnlyList<PairResult> halves)
    {
        Dictionary<(string, string), PairResult> wholes = whole.ToDictionary(pair => (pair.First.Name, pair.Second.Name));
        double[] nonMatches = [.. halves.Where(pair => !pair.IsKnownMatch).Select(pair => pair.Score)];
        return Table(halves.Where(pair => pair.IsKnownMatch).Select(pair => (Angle(wholes[(pair.First.Name, pair.Second.Name)]), pair.Score)), nonMatches);
    }

    /// <summary>The table in Markdown: known matches by shared angle, each row against all known non-matches.</summary>
    public static string Table(IEnumerable<(double Angle, double Score)> knownMatches, IReadOnlyList<double> knownNonMatches)
    {
        (double Angle, double Score)[] matches = [.. knownMatches];
        var text = new StringBuilder("| Shared angle | Known matches | AUC | TPR at FPR 0 |\n|---|---|---|---|\n");
        for (int i = 0; i + 1 < s_bounds.Length; i++)
        {
            bool isLast = i + 2 == s_bounds.Length;
            double[] scores = [.. matches.Where(match => match.Angle >= s_bounds[i] && (match.Angle < s_bounds[i + 1] || isLast)).Select(match => match.Score)];
            var curve = new ReceiverOperatingCurve(scores, knownNonMatches);
            text.Append(CultureInfo.InvariantCulture, $"| {s_bounds[i]}–{s_bounds[i + 1]}° | {scores.Length} | ")
                .Append(Number(curve.Area, "0.000")).Append(" | ").Append(Number(curve.TruePositiveRateAt(0), "0.00")).Append(" |\n");
        }
        return text.ToString();
    }

    private static double Angle(PairResult whole) =>
        Between(whole.First.Marks[0].Id, whole.Second.Marks[0].Id, whole.Best?.Pose.RotationDegrees ?? double.NaN);

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format, CultureInfo.InvariantCulture);
}
