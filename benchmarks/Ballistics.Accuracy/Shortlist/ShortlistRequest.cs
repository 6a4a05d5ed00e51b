namespace Ballistics.Accuracy.Shortlist;

/// <summary>What of the shortlists is to be measured.</summary>
/// <param name="Data">The folder of real scans; null for the usual one.</param>
/// <param name="Only">Only the runs whose name contains this.</param>
/// <param name="Distractors">How many simulated marks.</param>
/// <param name="Cache">Where the embeddings of those are kept; null for the usual folder.</param>
/// <param name="Pictures">Where probes that were not found are drawn; null draws none.</param>
/// <param name="Outlines">Where it is drawn how much missed probes share with their mates; null draws none.</param>
/// <param name="IsOfSpeed">Only how many marks are embedded in a second is measured anew, of figures that were kept.</param>
internal sealed record ShortlistRequest(string? Data, string Only, int Distractors, string? Cache, string? Pictures, string? Outlines = null, bool IsOfSpeed = false);
