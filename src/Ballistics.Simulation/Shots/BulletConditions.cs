using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>All that differs from one bullet of a barrel to the next, and from one of its lands to another.</summary>
public sealed record BulletConditions
{
    /// <summary>A land that took the barrel's striae over whole, and lies straight under the instrument.</summary>
    public static BulletConditions Ideal { get; } = new();

    /// <summary>How far the striae lie from the scan's rows' normal beyond the rifling's twist, degrees.</summary>
    public double RotationDegrees { get; init; }

    /// <summary>Where the middle of the scan lies from the middle of the land, metres across the striae.</summary>
    public double Offset { get; init; }

    /// <summary>How much of the striae's relief the bullet took over where it touched, 0 to 1.</summary>
    public double Depth { get; init; } = 1;

    /// <summary>How far from the lower edge of the scan the land engraved the bullet at full depth, metres; the striae fade beyond it.</summary>
    public double Engraved { get; init; } = double.PositiveInfinity;

    /// <summary>Striae that this bullet alone has (fouling, the round before), as a share of the barrel's.</summary>
    public double OwnStriae { get; init; }

    /// <summary>Roughness that changes along the striae, as a share of the barrel's striae.</summary>
    public double Breaks { get; init; }

    /// <summary>How far the metal moved across the striae, root mean square, metres.</summary>
    public double Warp { get; init; }

    /// <summary>Rise to the right, metres per metre.</summary>
    public double Tilt { get; init; }

    /// <summary>Draws the conditions of one land of one bullet.</summary>
    /// <param name="difficulty">How alike the bullets of one barrel are.</param>
    /// <param name="seed">The land's seed.</param>
    public static BulletConditions Draw(Difficulty difficulty, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(difficulty);
        var random = new RandomStream(seed.For("conditions"));
        return new BulletConditions
        {
            RotationDegrees = Parameters.LandMisalignment * random.NextNormal(),
            Offset = Parameters.LandStageScatter * random.NextNormal(),
            Depth = difficulty.Depth.Draw(random),
            Engraved = difficulty.Engraved.Draw(random),
            OwnStriae = difficulty.OwnStriae.Draw(random),
            Breaks = difficulty.Breaks.Draw(random),
            Warp = difficulty.LandWarp.Draw(random),
            Tilt = Parameters.LandTilt * random.NextNormal(),
        };
    }
}
