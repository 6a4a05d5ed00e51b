using Ballistics.Evidence;
using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>All that differs from one cartridge case to the next of the same firearm.</summary>
public sealed record CartridgeCaseConditions
{
    /// <summary>A case that took the breech face over whole, and lies flat and straight under the instrument.</summary>
    public static CartridgeCaseConditions Ideal { get; } = new();

    /// <summary>Puts the scan on the breech face: where a point of the scan, from its middle, lies from the face's origin.</summary>
    public Pose Placement { get; init; }

    /// <summary>Where the primer's middle lies from the breech face's origin, metres to the right.</summary>
    public double SeatX { get; init; }

    /// <summary>Where the primer's middle lies from the breech face's origin, metres down.</summary>
    public double SeatY { get; init; }

    /// <summary>How the primer lay turned against the breech face, degrees; its letter shows it.</summary>
    public double PrimerDegrees { get; init; }

    /// <summary>How much of the primer's letter firing left, as a share of its depth.</summary>
    public double LetterLeft { get; init; }

    /// <summary>How much farther out than the primer's flat part the scan was cut, metres; negative is closer in.</summary>
    public double Crop { get; init; }

    /// <summary>How far the drawn edges of the region bulge, root mean square, metres; 0 is a clean circle.</summary>
    public double EdgeBulge { get; init; }

    /// <summary>How much of the face's relief the primer took over where it touched, 0 to 1.</summary>
    public double Depth { get; init; } = 1;

    /// <summary>
    /// How far the mean pressure lies above what makes contact, in standard deviations of the pressure over the primer: 0 leaves
    /// half the primer untouched, 1.3 a tenth.
    /// </summary>
    public double ContactMargin { get; init; } = double.PositiveInfinity;

    /// <summary>How far the primer flowed into the face's recesses, metres above the mean; higher places are cut off.</summary>
    public double Fill { get; init; } = double.PositiveInfinity;

    /// <summary>Roughness that this case alone has (grain of the metal, dirt, combustion residue), as a share of the face's.</summary>
    public double OwnRoughness { get; init; }

    /// <summary>Height of the lip of metal that flowed towards the aperture, metres.</summary>
    public double FlowBack { get; init; }

    /// <summary>How far the metal moved sideways, root mean square, metres.</summary>
    public double Warp { get; init; }

    /// <summary>How much of the face's texture use has added since the first shot, as a share.</summary>
    public double Wear { get; init; }

    /// <summary>Rise to the right, metres per metre.</summary>
    public double TiltX { get; init; }

    /// <summary>Rise downwards, metres per metre.</summary>
    public double TiltY { get; init; }

    /// <summary>
    /// Draws the conditions of one shot. A polished or hard face leaves less on a primer than a rough one: how well a firearm marks differs,
    /// among those of a hard set, more than from shot to shot.
    /// </summary>
    /// <param name="difficulty">How alike the shots of one firearm are, and the firearms in how well they mark.</param>
    /// <param name="firearm">The firearm's seed.</param>
    /// <param name="seed">The shot's seed.</param>
    /// <param name="round">How many rounds the firearm had fired before.</param>
    public static CartridgeCaseConditions Draw(Difficulty difficulty, Seed firearm, Seed seed, int round)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        var random = new RandomStream(seed.For("conditions"));
        // In steps that no machine's exponential differs by.
        double marking = Math.Round(1024 * Math.Exp(difficulty.MarkingSpread * new RandomStream(firearm.For("marking")).NextNormal())) / 1024;
        double seatX = Parameters.SeatScatter * random.NextNormal(), seatY = Parameters.SeatScatter * random.NextNormal();
        return new CartridgeCaseConditions
        {
            SeatX = seatX,
            SeatY = seatY,
            Placement = new Pose(
                seatX + Parameters.StageScatter * random.NextNormal(), seatY + Parameters.StageScatter * random.NextNormal(), 180 - 360 * random.NextUnit()),
            PrimerDegrees = 360 * random.NextUnit(),
            LetterLeft = difficulty.LetterLeft.Draw(random),
            Crop = Parameters.CropScatter * random.NextNormal(),
            EdgeBulge = difficulty.EdgeBulge.Draw(random),
            Depth = difficulty.Depth.Draw(random),
            ContactMargin = difficulty.ContactMargin.Draw(random),
            Fill = difficulty.Fill.Draw(random),
            OwnRoughness = marking * difficulty.OwnRoughness.Draw(random),
            FlowBack = difficulty.FlowBack.Draw(random),
            Warp = difficulty.Warp.Draw(random),
            Wear = difficulty.WearPerRound * round,
            TiltX = Parameters.Tilt * random.NextNormal(),
            TiltY = Parameters.Tilt * random.NextNormal(),
        };
    }
}
