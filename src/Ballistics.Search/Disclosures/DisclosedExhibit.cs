namespace Ballistics.Search.Disclosures;

/// <summary>An exhibit as a package tells of it: as much as its owner shows to the agency that discloses.</summary>
/// <param name="Rank">Its place among the candidates of the package; 0 for what was searched with: one exhibit, or several test fires of one firearm.</param>
/// <param name="Exhibit">Identifies the exhibit; where less than a summary is shown, what names it in its list or hit.</param>
/// <param name="Released">How much of it is shown: HitOnly, Contact, Summary or Full.</param>
/// <param name="Agency">The agency that owns it; null where not even that is shown.</param>
/// <param name="Score">The score by which it was ranked; null for the probe. It orders candidates and is no probability.</param>
/// <param name="ScoreBits">The same score's 64 bits (IEEE 754), hexadecimal, so that a replay is compared to the last bit; null where there is no score.</param>
/// <param name="Comparison">The file with how it compares; null for the probe, and where it is left out.</param>
/// <param name="Marks">The marks that were compared, in the order they were compared in; empty where they are left out.</param>
/// <param name="LeftOut">Why originals, comparison and pictures are left out; null where they are there.</param>
public sealed record DisclosedExhibit(
    int Rank,
    Guid Exhibit,
    string Released,
    string? Agency,
    double? Score,
    string? ScoreBits,
    string? Comparison,
    IReadOnlyList<DisclosedMark> Marks,
    string? LeftOut);
