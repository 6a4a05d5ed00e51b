using Ballistics.Evidence;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Studies;

/// <summary>What a simulated study consists of. The same plan gives the same scans on every machine.</summary>
public sealed record StudyPlan
{
    /// <summary>The study's name, which begins every exhibit's; letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Cartridge cases (one breech face each) or bullets (all their lands).</summary>
    public required SpecimenKind Specimen { get; init; }

    /// <summary>How many firearms.</summary>
    public required int Firearms { get; init; }

    /// <summary>How many shots of each.</summary>
    public required int Shots { get; init; }

    /// <summary>Where everything comes from. Two plans of one seed, say of cases and of bullets, are of the same firearms.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How alike the shots of one firearm are.</summary>
    public Difficulty Difficulty { get; init; } = Difficulty.Easy;

    /// <summary>How many makes and models the firearms are of, in turn; 1 makes them all consecutively made.</summary>
    public int Models { get; init; } = 1;

    /// <summary>Whether firearms of one model share their tool lines (subclass characteristics).</summary>
    public bool SharesTooling { get; init; }

    /// <summary>Cartridge cases: which marks of each are scanned. Bullets always show all their lands.</summary>
    public IReadOnlyList<MarkKind> Marks { get; init; } = [MarkKind.BreechFaceImpression];

    /// <summary>The light in which pictures are taken instead of heights being measured; null for X3P topographies.</summary>
    public Lighting? Light { get; init; }

    /// <summary>Distance between neighbours in a row of a scan, metres; 0 takes the kind's usual one.</summary>
    public double SpacingX { get; init; }

    /// <summary>Distance between rows of a scan, metres; 0 takes the kind's usual one.</summary>
    public double SpacingY { get; init; }

    /// <summary>Checks the plan.</summary>
    /// <exception cref="ArgumentException">A number or the name cannot be used; the message says which and what can.</exception>
    public void Check()
    {
        if (string.IsNullOrEmpty(Name) || !Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new ArgumentException($"'{Name}' is no name for a study. Use letters, digits and hyphens.");
        Range(Firearms, Limits.Firearms, "firearms");
        Range(Shots, Limits.Shots, "shots");
        Range(Models, Limits.Firearms, "models");
        if (Marks.Count == 0 || Marks.Distinct().Count() < Marks.Count || Marks.Any(kind => kind.Specimen != SpecimenKind.CartridgeCase))
            throw new ArgumentException($"The marks '{string.Join(", ", Marks)}' cannot be simulated. Name marks of cartridge cases, each once.");
        if (Light == Lighting.Unknown)
            throw new ArgumentException("Pictures are taken in a light that is known. Use ring or side.");
        Spacing(SpacingX);
        Spacing(SpacingY);
    }

    private static void Range(int value, int most, string what)
    {
        if (value < 1 || value > most)
            throw new ArgumentException($"{value} {what} cannot be simulated. Use 1 to {most}.");
    }

    private static void Spacing(double value)
    {
        if (value != 0 && !(value >= Limits.FinestSpacing && value <= Limits.CoarsestSpacing))
            throw new ArgumentException($"A spacing of {value} m cannot be simulated. Use {Limits.FinestSpacing} to {Limits.CoarsestSpacing} m.");
    }
}
