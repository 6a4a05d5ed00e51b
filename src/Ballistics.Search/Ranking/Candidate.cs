using Ballistics.Comparison;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>One exhibit at one rank. It is a candidate for an examiner's eye and no conclusion.</summary>
/// <param name="Rank">Its place in the list, from 1.</param>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Released">How much of it the requester is shown.</param>
/// <param name="Label">The owner's label; null where it is not shown.</param>
/// <param name="Agency">Name of the agency that owns it; null where it is not shown.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2; null where it is not shown.</param>
/// <param name="CaseReference">The agency's reference of the case record; null where it is not shown.</param>
/// <param name="Comparison">The score and the pairs of marks it rests on; the probe's mark is the first of a pair.</param>
public sealed record Candidate(
    int Rank, Guid ExhibitId, ReleaseLevel Released, string? Label, string? Agency, string? Jurisdiction, string? CaseReference, ExhibitComparison Comparison)
{
    /// <summary>A candidate with what is shown of its exhibit.</summary>
    /// <param name="rank">Its place in the list, from 1.</param>
    /// <param name="release">The exhibit, with its agency and case record, and how much of it is shown.</param>
    /// <param name="comparison">How it compares.</param>
    internal static Candidate Of(int rank, ExhibitRelease release, ExhibitComparison comparison)
    {
        Exhibit exhibit = release.Exhibit;
        bool contact = release.Shows(ReleaseLevel.Contact);
        return new Candidate(
            rank, exhibit.Id, release.Level, release.Shows(ReleaseLevel.Summary) ? exhibit.Label : null,
            contact ? exhibit.Agency!.Name : null, contact ? exhibit.Agency!.JurisdictionCode : null,
            release.Shows(ReleaseLevel.Full) ? exhibit.CaseRecord!.Reference : null, comparison);
    }
}
