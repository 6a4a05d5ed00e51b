using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>One simulated firearm: a breech face, a firing pin, an ejector, an aperture's edge and a barrel of its own, of a model it shares.</summary>
public sealed class Firearm
{
    /// <summary>A firearm.</summary>
    /// <param name="model">Its make and model.</param>
    /// <param name="seed">Its own seed; no two firearms share one.</param>
    /// <param name="tooling">Where its tool lines come from; null for tool lines of its own, another firearm's seed to share that one's.</param>
    public Firearm(FirearmModel model, Seed seed, Seed? tooling = null)
    {
        Model = model;
        Seed = seed;
        BreechFace = new BreechFace(model, seed.For("breech face"), (tooling ?? seed).For("tooling"));
        FiringPin = new FiringPin(model, seed.For("firing pin"));
        Ejector = new Ejector(model, seed.For("ejector"), (tooling ?? seed).For("ejector tooling"));
        ApertureEdge = new LandProfile(seed.For("aperture edge"));
        Barrel = new Barrel(model, seed.For("barrel"));
    }

    /// <summary>Its make and model.</summary>
    public FirearmModel Model { get; }

    /// <summary>Its own seed.</summary>
    public Seed Seed { get; }

    /// <summary>The face that holds the case's head.</summary>
    public BreechFace BreechFace { get; }

    /// <summary>The firing pin's tip.</summary>
    public FiringPin FiringPin { get; }

    /// <summary>The ejector's face.</summary>
    public Ejector Ejector { get; }

    /// <summary>The striae that the aperture's edge shears into a primer.</summary>
    public LandProfile ApertureEdge { get; }

    /// <summary>The barrel.</summary>
    public Barrel Barrel { get; }
}
