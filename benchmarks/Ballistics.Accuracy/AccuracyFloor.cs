using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>A bound that a figure may not cross; the build fails where it does.</summary>
/// <param name="Run">Name of the run, as <see cref="AccuracyRun.Name"/> has it.</param>
/// <param name="Figure">What the figure is called.</param>
/// <param name="Value">Takes it from the figures.</param>
/// <param name="Bound">The bound.</param>
/// <param name="IsCeiling">True where the figure may not rise above the bound; false where it may not fall below.</param>
internal sealed record AccuracyFloor(string Run, string Figure, Func<EvaluationFigures, double?> Value, double Bound, bool IsCeiling = false)
{
    /// <summary>Every bound. They are raised when the engine gets better and never lowered to let a change pass.</summary>
    public static IReadOnlyList<AccuracyFloor> All { get; } =
    [
        .. Breechfaces("fadul", cellVarianceRatio: 42),
        .. Breechfaces("weller", cellVarianceRatio: 90),
        .. Halves("fadul", partialTpr: 0.93),
        .. Halves("weller", partialTpr: 0.90),
        .. Pictures("fadul", ringToSide: 0.98),
        .. Pictures("weller", ringToSide: 0.97),
        new("dfsc, as-scanned", "AUC", figures => figures.Auc, 0.97),
        new("dfsc, rotated", "AUC", figures => figures.Auc, 0.97),
        new("hamby252, lands, as-scanned", "TPR at FPR 0", figures => figures.TprAtFpr0, 0.85),
        new("houston, lands, as-scanned", "TPR at FPR 0", figures => figures.TprAtFpr0, 0.85),
        new("hamby252 and houston, lands, as-scanned", "TPR at FPR 0", figures => figures.TprAtFpr0, 0.85),
        new("hamby252-images, as-scanned", "AUC", figures => figures.Auc, 1),
        new("hamby252, as-scanned", "AUC", figures => figures.Auc, 1),
        new("hamby252 and houston, as-scanned", "AUC", figures => figures.Auc, 1),
    ];

    /// <summary>
    /// The bounds of a breech-face study in both protocols: whole separation, and shares of congruent cells apart by as much as NIST's
    /// published counts (18 of about 31 for the least match, 2 for the most alike non-match).
    /// </summary>
    private static IEnumerable<AccuracyFloor> Breechfaces(string study, double cellVarianceRatio)
    {
        foreach (string run in (string[])[$"{study}, as-scanned", $"{study}, rotated"])
        {
            yield return new(run, "AUC", figures => figures.Auc, 1);
            yield return new(run, "least cell share of a known match", figures => figures.CellFractionMinKnownMatch, 0.58);
            yield return new(run, "greatest cell share of a known non-match", figures => figures.CellFractionMaxKnownNonMatch, 0.07, IsCeiling: true);
            yield return new(run, "variance ratio of the cell share", figures => figures.CellFractionVarianceRatio, cellVarianceRatio);
        }
    }

    /// <summary>
    /// The bounds of a study whose scans are poor or lost a half: whole separation where its counterpart is there; where the counterpart may be lost
    /// too, what was reached, as the draw bounds it (docs/evaluation.md).
    /// </summary>
    private static IEnumerable<AccuracyFloor> Halves(string study, double partialTpr)
    {
        yield return new($"{study}, same-half", "AUC", figures => figures.Auc, 1);
        yield return new($"{study}, half-to-whole", "AUC", figures => figures.Auc, 1);
        yield return new($"{study}, degraded", "AUC", figures => figures.Auc, 1);
        yield return new($"{study}, partial", "TPR at FPR 0", figures => figures.TprAtFpr0, partialTpr);
    }

    /// <summary>The bounds of pictures rendered from a study's scans: with each other under the same light, across lights, and with the scans; of ring against side light what was reached, where that is below the .98 that is asked.</summary>
    private static IEnumerable<AccuracyFloor> Pictures(string study, double ringToSide)
    {
        foreach (string protocol in (string[])["ring-images", "side-images"])
            yield return new($"{study}, {protocol}", "AUC", figures => figures.Auc, 0.995);
        yield return new($"{study}, ring-to-side", "AUC", figures => figures.Auc, ringToSide);
        foreach (string protocol in (string[])["ring-to-heights", "side-to-heights"])
            yield return new($"{study}, {protocol}", "AUC", figures => figures.Auc, 0.98);
    }

    /// <summary>What is wrong with these figures; null where the bound holds. A figure that does not apply breaks it.</summary>
    public string? Breach(EvaluationFigures figures)
    {
        double? value = Value(figures);
        bool holds = value is { } number && (IsCeiling ? number <= Bound : number >= Bound);
        return holds ? null : FormattableString.Invariant(
            $"{Run}: {Figure} is {(value is null ? "absent" : value)}, and must be at {(IsCeiling ? "most" : "least")} {Bound}.");
    }
}
