using Ballistics.Evidence;

namespace Ballistics.Simulation.Studies;

/// <summary>One scan as the provenance states it.</summary>
/// <param name="File">Its path in the study's folder.</param>
/// <param name="Sha256">SHA-256 of the file's bytes.</param>
/// <param name="HeightsSha256">The digest of its heights alone, see <see cref="HeightDigest"/>.</param>
/// <param name="Placement">See <see cref="SimulatedMark.Placement"/>; null for bullets.</param>
public sealed record ProvenanceScan(string File, string Sha256, string HeightsSha256, Pose? Placement);
