using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>One simulated firearm: a breech face and a barrel of its own, of a model it shares.</summary>
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
        Barrel = new Barrel(model, seed.For("barrel"));
    }

    /// <summary>Its make and model.</summary>
    public FirearmModel Model { get; }

    /// <summary>Its own seed.</summary>
    public Seed Seed { get; }

    /// <summary>The face that holds the case's head.</summary>
    public BreechFace BreechFace { get; }

    /// <summary>The barrel.</summary>
    public Barrel Barrel { get; }
}
