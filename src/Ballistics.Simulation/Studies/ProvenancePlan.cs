namespace Ballistics.Simulation.Studies;

/// <summary>One plan as the provenance states it.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Specimen">What was simulated.</param>
/// <param name="Firearms">How many firearms.</param>
/// <param name="Shots">How many shots of each.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Difficulty">Name of the difficulty.</param>
/// <param name="Models">How many makes and models.</param>
/// <param name="SharesTooling">Whether firearms of one model share tool lines.</param>
public sealed record ProvenancePlan(
    string Name, string Specimen, int Firearms, int Shots, ulong Seed, string Difficulty, int Models, bool SharesTooling)
{
    internal static ProvenancePlan Of(StudyPlan plan) => new(
        plan.Name, plan.Specimen.ToString(), plan.Firearms, plan.Shots, plan.Seed, plan.Difficulty.Name, plan.Models, plan.SharesTooling);
}
