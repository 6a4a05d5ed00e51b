using Ballistics.Evidence;

namespace Ballistics.Simulation.Studies;

/// <summary>The study that comes with the project: small enough to be kept in it, large enough to search.</summary>
public static class DemonstrationStudy
{
    /// <summary>The seed of the scans in testdata/demo.</summary>
    public const ulong UsualSeed = 2021;

    /// <summary>Eight firearms of two models with three cartridge cases each, and two bullets of the first two of them.</summary>
    public static IReadOnlyList<StudyPlan> Plans(ulong seed) =>
    [
        new()
        {
            Name = "demo-cases",
            Specimen = SpecimenKind.CartridgeCase,
            Firearms = 8,
            Shots = 3,
            Models = 2,
            Seed = seed,
            SpacingX = Parameters.DemonstrationBreechFaceSpacing,
            SpacingY = Parameters.DemonstrationBreechFaceSpacing,
        },
        new()
        {
            Name = "demo-bullets",
            Specimen = SpecimenKind.Bullet,
            Firearms = 2,
            Shots = 2,
            Models = 2,
            Seed = seed,
            SpacingX = Parameters.DemonstrationLandSpacing,
            SpacingY = Parameters.DemonstrationLandRowSpacing,
        },
    ];
}
