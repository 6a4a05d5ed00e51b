using System.Text.Json.Serialization;
using Ballistics.Evidence;

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
/// <param name="Marks">Which marks of cartridge cases, where not breech faces alone.</param>
/// <param name="Light">The light of pictures; left out where heights were measured.</param>
public sealed record ProvenancePlan(
    string Name, string Specimen, int Firearms, int Shots, ulong Seed, string Difficulty, int Models, bool SharesTooling,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Marks = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Light = null)
{
    internal static ProvenancePlan Of(StudyPlan plan) => new(
        plan.Name, plan.Specimen.ToString(), plan.Firearms, plan.Shots, plan.Seed, plan.Difficulty.Name, plan.Models, plan.SharesTooling,
        plan.Marks is [var only] && only == MarkKind.BreechFaceImpression ? null : [.. plan.Marks.Select(kind => kind.Name)], plan.Light?.ToString());
}
