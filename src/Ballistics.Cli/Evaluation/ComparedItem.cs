using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Cli.Evaluation;

/// <summary>What stands on either side of a pair: an exhibit with all its marks, or one land of a bullet.</summary>
/// <param name="Study">Its study.</param>
/// <param name="Exhibit">The exhibit's label in that study.</param>
/// <param name="Specimen">The physical object.</param>
/// <param name="Firearm">The firearm that made it.</param>
/// <param name="Surface">The barrel's land that made it; null at exhibit level.</param>
/// <param name="Name">What reports call it.</param>
/// <param name="Marks">Its marks; a scan that was refused is missing, and there may be none.</param>
internal sealed record ComparedItem(
    string Study, string Exhibit, SpecimenKind Specimen, string Firearm, string? Surface, string Name, IReadOnlyList<ExhibitMark> Marks)
{
    /// <summary>True where one firearm, and at land level one land of its barrel, made both.</summary>
    public bool IsKnownMatchOf(ComparedItem other) => Firearm == other.Firearm && Surface == other.Surface;
}
