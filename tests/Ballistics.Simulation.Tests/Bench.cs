using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Tests;

/// <summary>Firearms, ammunition and instruments as the tests need them.</summary>
internal static class Bench
{
    /// <summary>Reports every height to a nanometre and nothing else.</summary>
    public static SimulatedInstrument FaultlessInstrument { get; } = new() { SpacingX = 12.5e-6, SpacingY = 12.5e-6, HeightStep = 1e-9 };

    /// <summary>Leaves nothing of its own on a primer.</summary>
    public static Ammunition FlatAmmunition { get; } = new(0, 50e-6, 0, 1.75e-3);

    public static FirearmModel Model(ToolingKind tooling = ToolingKind.Filed) => FirearmModel.Draw(new Seed(11)) with { Tooling = tooling };

    public static Firearm Firearm(int number, ToolingKind tooling = ToolingKind.Filed) => new(Model(tooling), new Seed(12).For("firearm", number));
}
