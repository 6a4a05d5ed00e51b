using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
        LetterLeft = new Interval(0, 0.1),
        EdgeBulge = new Interval(0, 12e-6),
        Fill = new Interval(2e-6, 6e-6),
        OwnRoughness = new Interval(0.15, 0.6),
        MarkingSpread = 0,
        FlowBack = new Interval(0, 4e-6),
        Warp = new Interval(0, 4e-6),
        WearPerRound = 0.004,
        Engraved = new Interval(200e-6, 700e-6),
        OwnStriae = new Interval(0.05, 0.35),
        Breaks = new Interval(0.1, 0.4),
        LandWarp = new Interval(0, 0.8e-6),
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
        LetterLeft = new Interval(0, 0.25),
        EdgeBulge = new Interval(5e-6, 35e-6),
        Fill = new Interval(1e-6, 3e-6),
        OwnRoughness = new Interval(0.22, 0.75),
        MarkingSpread = 0.45,
        FlowBack = new Interval(0, 8e-6),
        Warp = new Interval(1e-6, 6e-6),
        WearPerRound = 0.008,
        Engraved = new Interval(80e-6, 400e-6),
        OwnStriae = new Interval(0.2, 0.65),
        Breaks = new Interval(0.2, 0.6),
        LandWarp = new Interval(0.5e-6, 2e-6),
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

    /// <summary>See <see cref="CartridgeCaseConditions.LetterLeft"/>.</summary>
    public required Interval LetterLeft { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.EdgeBulge"/>, metres.</summary>
    public required Interval EdgeBulge { get; init; }

    /// <summary>See <see cref="CartridgeCaseConditions.OwnRoughness"/>.</summary>
    public required Interval OwnRoughness { get; init; }

    /// <summary>
    /// How much firearms differ in how well they mark: standard deviation of the logarithm of the factor by which all cases of one have more
    /// <see cref="CartridgeCaseConditions.OwnRoughness"/>. 0 makes them alike.
    /// </summary>
    public required double MarkingSpread { get; init; }

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

    /// <summary>The difficulty that lies a share of the way from <see cref="Easy"/> to <see cref="Hard"/>, in every bound alike.</summary>
    /// <param name="share">0 is easy, 1 is hard.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not from 0 to 1.</exception>
    public static Difficulty Between(double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A difficulty lies from 0 (easy) to 1 (hard).");
        double Number(Func<Difficulty, double> of) => of(Easy) + share * (of(Hard) - of(Easy));
        Interval Bounds(Func<Difficulty, Interval> of) => new(Number(d => of(d).Low), Number(d => of(d).High));
        return new Difficulty
        {
            Name = share.ToString(CultureInfo.InvariantCulture),
            AmmunitionMakes = (int)Math.Round(Number(d => d.AmmunitionMakes), MidpointRounding.ToEven),
            Depth = Bounds(d => d.Depth),
            ContactMargin = Bounds(d => d.ContactMargin),
            LetterLeft = Bounds(d => d.LetterLeft),
            EdgeBulge = Bounds(d => d.EdgeBulge),
            Fill = Bounds(d => d.Fill),
            OwnRoughness = Bounds(d => d.OwnRoughness),
            MarkingSpread = Number(d => d.MarkingSpread),
            FlowBack = Bounds(d => d.FlowBack),
            Warp = Bounds(d => d.Warp),
            WearPerRound = Number(d => d.WearPerRound),
            Engraved = Bounds(d => d.Engraved),
            OwnStriae = Bounds(d => d.OwnStriae),
            Breaks = Bounds(d => d.Breaks),
            LandWarp = Bounds(d => d.LandWarp),
            InstrumentNoise = Number(d => d.InstrumentNoise),
            Dropouts = Number(d => d.Dropouts),
        };
    }

    /// <summary>The preset of that name, letter case ignored, or the difficulty at that share of the way from easy to hard.</summary>
    /// <exception cref="ArgumentException">There is no such difficulty; the message says which there are.</exception>
    public static Difficulty Parse(string name) => TryParse(name, out Difficulty? difficulty)
        ? difficulty
        : throw new ArgumentException($"'{name}' is no difficulty. Use easy, hard, or a number from 0 (easy) to 1 (hard).", nameof(name));

    /// <summary>As <see cref="Parse"/>; false where there is no such difficulty.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out Difficulty? difficulty)
    {
        difficulty = name?.ToUpperInvariant() switch
        {
            "EASY" => Easy,
            "HARD" => Hard,
            _ when double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out double share) && share is >= 0 and <= 1 => Between(share),
            _ => null,
        };
        return difficulty is not null;
    }
}
