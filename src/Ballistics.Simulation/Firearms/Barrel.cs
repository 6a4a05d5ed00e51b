using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>A rifled barrel: its class characteristics and one profile of striae for each land.</summary>
public sealed class Barrel
{
    /// <summary>The barrel of one firearm.</summary>
    /// <param name="model">What it shares with all firearms of its model.</param>
    /// <param name="seed">The firearm's own seed.</param>
    public Barrel(FirearmModel model, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        LandWidth = model.LandWidth;
        BoreRadius = model.BoreRadius;
        GrooveDepth = model.GrooveDepth;
        TwistDegrees = model.TwistDegrees;
        Lands = [.. Enumerable.Range(1, model.Lands).Select(land => new LandProfile(seed.For("land", land)))];
    }

    /// <summary>The lands in the order in which a bullet's are numbered; land 1 is the first.</summary>
    public IReadOnlyList<LandProfile> Lands { get; }

    /// <summary>Width of a land, metres.</summary>
    public double LandWidth { get; }

    /// <summary>Radius of the bore between the lands, metres.</summary>
    public double BoreRadius { get; }

    /// <summary>Depth of the grooves, metres.</summary>
    public double GrooveDepth { get; }

    /// <summary>Angle between the striae and the bullet's axis, degrees.</summary>
    public double TwistDegrees { get; }
}
