using Ballistics.Comparison;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>One exhibit at one rank. It is a candidate for an examiner's eye and no conclusion.</summary>
/// <param name="Rank">Its place in the list, from 1.</param>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Label">The owner's label.</param>
/// <param name="Agency">Name of the agency that owns it.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="CaseReference">The agency's reference of the case record.</param>
/// <param name="Comparison">The score and the pairs of marks it rests on; the probe's mark is the first of a pair.</param>
public sealed record Candidate(
    int Rank, Guid ExhibitId, string Label, string Agency, string Jurisdiction, string CaseReference, ExhibitComparison Comparison)
{
    /// <summary>A candidate with what is shown of its exhibit.</summary>
    /// <param name="rank">Its place in the list, from 1.</param>
    /// <param name="exhibit">The exhibit, with its agency and case record.</param>
    /// <param name="comparison">How it compares.</param>
    internal static Candidate Of(int rank, Exhibit exhibit, ExhibitComparison comparison) => new(
        rank, exhibit.Id, exhibit.Label, exhibit.Agency!.Name, exhibit.Agency.JurisdictionCode, exhibit.CaseRecord!.Reference, comparison);
}
