using Ballistics.Cli.Evaluation;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Accuracy.Calibration;

/// <summary>One set of the calibration: a real study, or a simulated one that is written to a folder and read back like a real one.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Specimen">Cartridge cases (breech faces) or bullets (lands).</param>
/// <param name="Study">The real study; null where it is simulated.</param>
/// <param name="Plan">What is simulated; null where it is real.</param>
internal sealed record CalibrationSet(string Name, SpecimenKind Specimen, string? Study, StudyPlan? Plan)
{
    /// <summary>Firearms of a simulated set of cartridge cases, each of a model of its own.</summary>
    private const int CaseFirearms = 30;

    /// <summary>Every set of the report, real and simulated in turn.</summary>
    public static IReadOnlyList<CalibrationSet> All { get; } =
    [
        new("Weller", SpecimenKind.CartridgeCase, "weller", null),
        new("Fadul", SpecimenKind.CartridgeCase, "fadul", null),
        new("DFSC", SpecimenKind.CartridgeCase, "dfsc", null),
        Simulated(SpecimenKind.CartridgeCase, "easy"),
        Simulated(SpecimenKind.CartridgeCase, "0.5"),
        Simulated(SpecimenKind.CartridgeCase, "hard"),
        new("Hamby 252", SpecimenKind.Bullet, "hamby252", null),
        new("Houston", SpecimenKind.Bullet, "houston", null),
        Simulated(SpecimenKind.Bullet, "easy"),
        Simulated(SpecimenKind.Bullet, "0.5"),
        Simulated(SpecimenKind.Bullet, "hard"),
    ];

    /// <summary>Compares every pair of the set. Simulated cases lie at any angle, so real ones are turned too.</summary>
    /// <param name="data">The folder of real scans; null where they are not here, and real sets have no pairs.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<PairResult> Compare(string? data, CancellationToken cancellation)
    {
        (Level level, Protocol protocol) = Specimen == SpecimenKind.Bullet ? (Level.Land, Protocol.AsScanned) : (Level.Exhibit, Protocol.Rotated);
        if (Study is not null)
            return data is null ? [] : Run(data, [Study], protocol, level, cancellation);
        string folder = Directory.CreateTempSubdirectory("calibration").FullName;
        try
        {
            SimulatedStudy.Write([Plan!], folder, "Ballistics.Accuracy calibration", null, cancellation);
            return Run(folder, [], Protocol.AsScanned, level, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IReadOnlyList<PairResult> Run(string folder, IReadOnlyList<string> studies, Protocol protocol, Level level, CancellationToken cancellation) =>
        StudyEvaluation.Run(
            new EvaluationRequest(folder, Path.Combine(folder, SimulatedStudy.LabelsName), studies, protocol, level), ProgressDisplay.ForConsole(), cancellation).Pairs;

    // Firearms of a hard set differ in how well they mark: ten, as Fadul has, would leave the spread to chance. Lands are of one model, as
    // those of each real set: class characteristics tell others apart.
    private static CalibrationSet Simulated(SpecimenKind specimen, string difficulty) => new($"simulated, {difficulty}", specimen, null, new StudyPlan
    {
        Name = "calibration",
        Specimen = specimen,
        Firearms = specimen == SpecimenKind.Bullet ? 4 : CaseFirearms,
        Shots = specimen == SpecimenKind.Bullet ? 3 : 4,
        Models = specimen == SpecimenKind.Bullet ? 1 : CaseFirearms,
        Seed = 5,
        Difficulty = Difficulty.Parse(difficulty),
        SpacingX = specimen == SpecimenKind.Bullet ? 0 : 12.5e-6,
        SpacingY = specimen == SpecimenKind.Bullet ? 6.25e-6 : 12.5e-6,
    });
}
