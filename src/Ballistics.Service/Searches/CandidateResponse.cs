using Ballistics.Comparison;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Searches;

/// <summary>One exhibit at one rank: a candidate for an examiner's eye, and no conclusion.</summary>
/// <param name="Rank">Its place in the list, from 1.</param>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Label">The owner's label.</param>
/// <param name="Agency">Name of the agency that owns it.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="CaseReference">The agency's reference of the case record.</param>
/// <param name="Score">Larger is more alike; it orders candidates and is no probability.</param>
/// <param name="ProbeMarkId">The probe's mark of the most alike pair.</param>
/// <param name="CandidateMarkId">The candidate's mark of that pair.</param>
/// <param name="Kind">The kind of both.</param>
/// <param name="Pose">Where the candidate's mark lies on the probe's.</param>
/// <param name="Correlation">Correlation over the shared area in that pose, −1 to 1; null where it was not computed.</param>
/// <param name="CongruentCellFraction">Share of usable cells that are congruent, 0 to 1; null where there are no cells.</param>
/// <param name="OverlapFraction">The shared area as a share of the smaller mark, 0 to 1; null where it was not computed.</param>
/// <param name="LandPhase">Bullets: land k of the probe lies on land k + phase of the candidate; null where there are no lands.</param>
/// <param name="Pairs">Every pair of marks the score rests on, the most alike first.</param>
/// <param name="Pictures">Addresses of the pictures of the most alike pair.</param>
public sealed record CandidateResponse(
    int Rank,
    Guid ExhibitId,
    string Label,
    string Agency,
    string Jurisdiction,
    string CaseReference,
    double Score,
    Guid ProbeMarkId,
    Guid CandidateMarkId,
    string Kind,
    PoseResponse Pose,
    double? Correlation,
    double? CongruentCellFraction,
    double? OverlapFraction,
    int? LandPhase,
    IReadOnlyList<PairResponse> Pairs,
    CandidatePictures Pictures)
{
    internal static CandidateResponse Of(StoredCandidate stored)
    {
        ExhibitComparison comparison = ComparisonJson.Read(stored.Comparison);
        PairResponse[] pairs = [.. comparison.Pairs.Select(PairResponse.Of)];
        PairResponse best = pairs[0];
        Exhibit exhibit = stored.Exhibit!;
        string pictures = $"/api/v1/searches/{stored.SearchJobId}/candidates/{stored.Rank}/pictures";
        return new CandidateResponse(
            stored.Rank, stored.ExhibitId, exhibit.Label, exhibit.Agency!.Name, exhibit.Agency.JurisdictionCode, exhibit.CaseRecord!.Reference, stored.Score,
            best.ProbeMarkId, best.CandidateMarkId, best.Kind, best.Pose, best.Correlation, best.CongruentCellFraction, best.OverlapFraction,
            comparison.LandPhase, pairs, new CandidatePictures($"{pictures}/probe", $"{pictures}/candidate", $"{pictures}/overlay"));
    }
}
