using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// How alike the shots of one firearm are: the bounds between which each shot's conditions are drawn. The two presets are set
/// beside real sets of breech faces: <see cref="Easy"/> beside consecutively made Ruger slides (Fadul 2011), <see cref="Hard"/>
/// beside sets whose known matches correlate by .47 ± .17.
/// </summary>
public sealed record Difficulty
{
    /// <summary>Good contact, one make of ammunition, few rounds between the shots.</summary>
    public static Difficulty Easy { get; } = new()
    {
        Name = "easy",
        AmmunitionMakes = 1,
        Depth = new Interval(0.85, 1),
        ContactMargin = new Interval(1.2, 2.5),
        Fill = new Interval(1.5e-6, 4e-6),
        OwnRoughness = new Interval(0.15, 0.6),
        FlowBack = new Interval(0, 4e-6),
        Warp = new Interval(0, 4e-6),
        WearPerRound = 0.004,
        Engraved = new Interval(200e-6, 700e-6),
        OwnStriae = new Interval(0.1, 0.45),
        Breaks = new Interval(0.2, 0.5),
        LandWarp = new Interval(0, 1.5e-6),
        InstrumentNoise = 15e-9,
        Dropouts = 0.005,
    };

    /// <summary>Partial contact, several makes of ammunition, many rounds between the shots, a noisier instrument.</summary>
    public static Difficulty Hard { get; } = new()
    {
        Name = "hard",
        AmmunitionMakes = 3,
        Depth = new Interval(0.5, 1),
        ContactMargin = new Interval(0.7, 2.2),
        Fill = new Interval(1e-6, 3e-6),
        OwnRoughness = new Interval(0.25, 0.8),
        FlowBack = new Interval(0, 8e-6),
        Warp = new Interval(1e-6, 6e-6),
        WearPerRound = 0.008,
        Engraved = new Interval(80e-6, 400e-6),
        OwnStriae = new Interval(0.25, 0.75),
        Breaks = new Interval(0.3, 0.8),
        LandWarp = new Interval(0.5e-6, 3e-6),
        InstrumentNoise = 40e-9,
        Dropouts = 0.03,
    };

    /// <summary>The preset's name.</summary>
    public required string Name { get; init; }

    /// <summary>How many makes of ammunition the shots are drawn from.</summary>
    public required int AmmunitionMakes { get; init; }

    /// <summary>Share of the relief that is taken over, cases and bullets.</summary>
    public required Interval Depth { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.ContactMargin"/>.</summary>
    public required Interval ContactMargin { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.Fill"/>, metres.</summary>
    public required Interval Fill { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.OwnRoughness"/>.</summary>
    public required Interval OwnRoughness { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.FlowBack"/>, metres.</summary>
    public required Interval FlowBack { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.Warp"/>, metres.</summary>
    public required Interval Warp { get; init; }

    /// <summary>What one round adds to <see cref="CartridgeCaseConditions.Wear"/>.</summary>
    public required double WearPerRound { get; init; }

    /// <summary>See <see cref="BulletConditions.Engraved"/>, metres.</summary>
    public required Interval Engraved { get; init; }

    /// <summary>See <see cref="BulletConditions.OwnStriae"/>.</summary>
    public required Interval OwnStriae { get; init; }

    /// <summary>See <see cref="BulletConditions.Breaks"/>.</summary>
    public required Interval Breaks { get; init; }

    /// <summary>See <see cref="BulletConditions.Warp"/>, metres.</summary>
    public required Interval LandWarp { get; init; }

    /// <summary>Root-mean-square height noise of the instrument, metres.</summary>
    public required double InstrumentNoise { get; init; }

    /// <summary>Share of points the instrument does not measure, 0 to 1.</summary>
    public required double Dropouts { get; init; }

    /// <summary>The preset of that name, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is no such preset; the message lists those there are.</exception>
    public static Difficulty Parse(string name) => name?.ToUpperInvariant() switch
    {
        "EASY" => Easy,
        "HARD" => Hard,
        _ => throw new ArgumentException($"'{name}' is no difficulty. Use easy or hard.", nameof(name)),
    };
}
