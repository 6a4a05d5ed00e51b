using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Cli.Tests.Evaluation;

/// <summary>Pairs with made-up scores, for tests of the figures drawn from them.</summary>
internal static class Pairs
{
    public static ComparedItem Exhibit(string name, string firearm, string study = "study") =>
        new(study, name, SpecimenKind.CartridgeCase, firearm, null, name, []);

    public static PairResult Scored(ComparedItem first, ComparedItem second, double score, double cells = double.NaN) =>
        new(first, second, score, Comparison(score, cells), null, 1);

    private static MarkComparison Comparison(double score, double cells) => new()
    {
        Kind = MarkKind.BreechFaceImpression,
        Score = score,
        Correlation = score,
        CongruentCellFraction = cells,
        Pose = new Pose(1e-5, -2e-5, 30),
    };
}
