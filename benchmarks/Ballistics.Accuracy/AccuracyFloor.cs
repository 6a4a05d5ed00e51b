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
        new("fadul, as-scanned", "AUC", figures => figures.Auc, 1),
        new("weller, as-scanned", "AUC", figures => figures.Auc, 0.9999),
    ];

    /// <summary>What is wrong with these figures; null where the bound holds. A figure that does not apply breaks it.</summary>
    public string? Breach(EvaluationFigures figures)
    {
        double? value = Value(figures);
        bool holds = value is { } number && (IsCeiling ? number <= Bound : number >= Bound);
        return holds ? null : FormattableString.Invariant(
            $"{Run}: {Figure} is {(value is null ? "absent" : value)}, and must be at {(IsCeiling ? "most" : "least")} {Bound}.");
    }
}
