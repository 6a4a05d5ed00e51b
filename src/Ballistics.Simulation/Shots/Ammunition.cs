using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>A make of ammunition: the form and finish of what it leaves unmarked. Lengths in metres.</summary>
/// <param name="PrimerRms">Root-mean-square roughness of an unfired primer.</param>
/// <param name="PrimerCell">Lattice cell of that roughness.</param>
/// <param name="Crown">How much higher a fired primer's middle is than its rim.</param>
/// <param name="PrimerRadius">Radius of the flat part of the primer.</param>
public sealed record Ammunition(double PrimerRms, double PrimerCell, double Crown, double PrimerRadius)
{
    /// <summary>The letter stamped into the primer; null where the make has none.</summary>
    public PrimerLetter? Letter { get; init; }

    /// <summary>Draws a make.</summary>
    public static Ammunition Draw(Seed seed)
    {
        var random = new RandomStream(seed.For("ammunition"));
        return new Ammunition(
            Parameters.PrimerRms.Draw(random), Parameters.PrimerCell.Draw(random), Parameters.PrimerCrown.Draw(random), Parameters.PrimerRadius.Draw(random))
        {
            Letter = random.NextUnit() < Parameters.LetteredShare ? PrimerLetter.Draw(random) : null,
        };
    }
}
