using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Exhibits;

namespace Ballistics.Service.Searches;

/// <summary>One exhibit at one rank: a candidate for an examiner's eye, and no conclusion. What its owner does not show to you is null.</summary>
/// <param name="Rank">Its place in the list, from 1.</param>
/// <param name="Id">Names it within its list: for leads, requests for detail and pictures. The rank may change when an owner withdraws an exhibit.</param>
/// <param name="Released">How much of it is shown: HitOnly, Contact, Summary or Full.</param>
/// <param name="ExhibitId">The exhibit; shown from Summary on.</param>
/// <param name="Label">The owner's label; shown from Summary on.</param>
/// <param name="Agency">Name of the agency that owns it; shown from Contact on.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2; shown from Contact on.</param>
/// <param name="CaseReference">The agency's reference of the case record; shown in Full.</param>
/// <param name="Exhibit">All that is shown of the exhibit.</param>
/// <param name="Score">Larger is more alike; it orders candidates and is no probability.</param>
/// <param name="Kind">The kind of mark of the most alike pair.</param>
/// <param name="ComparedBy">What of that pair was held against each other: Heights, Relief, Steepness or Brightness (see the pairs); shown from Summary on.</param>
/// <param name="ProbeMarkId">The probe's mark of that pair; shown from Summary on.</param>
/// <param name="CandidateMarkId">The candidate's mark of that pair; shown in Full.</param>
/// <param name="Pose">Where the candidate's mark lies on the probe's; shown from Summary on.</param>
/// <param name="Correlation">Correlation over the shared area in that pose, −1 to 1; null where it was not computed too.</param>
/// <param name="CongruentCellFraction">Share of usable cells that are congruent, 0 to 1; null where there are no cells too.</param>
/// <param name="OverlapFraction">The shared area as a share of the smaller mark, 0 to 1; null where it was not computed too.</param>
/// <param name="LandPhase">Bullets: land k of the probe lies on land k + phase of the candidate; null where there are no lands too.</param>
/// <param name="Pairs">Every pair of marks the score rests on, the most alike first; empty where less than a summary is shown.</param>
/// <param name="Pictures">Addresses of the pictures of the most alike pair; shown in Full.</param>
public sealed record CandidateResponse(
    int Rank,
    Guid Id,
    ReleaseLevel Released,
    Guid? ExhibitId,
    string? Label,
    string? Agency,
    string? Jurisdiction,
    string? CaseReference,
    ReleasedExhibitResponse Exhibit,
    double Score,
    string Kind,
    ComparedBy? ComparedBy,
    Guid? ProbeMarkId,
    Guid? CandidateMarkId,
    PoseResponse? Pose,
    double? Correlation,
    double? CongruentCellFraction,
    double? OverlapFraction,
    int? LandPhase,
    IReadOnlyList<PairResponse> Pairs,
    CandidatePictures? Pictures)
{
    internal static CandidateResponse Of(ReleasedCandidate released, StoredCandidate stored)
    {
        ExhibitComparison comparison = ComparisonJson.Read(stored.Comparison);
        bool summary = released.Release.Shows(ReleaseLevel.Summary), full = released.Release.Shows(ReleaseLevel.Full);
        PairResponse[] pairs = [.. comparison.Pairs.Select(pair => PairResponse.Of(pair, full))];
        PairResponse best = pairs[0];
        ReleasedExhibitResponse exhibit = ReleasedExhibitResponse.Of(released.Release);
        string pictures = $"/api/v1/searches/{stored.SearchJobId}/candidates/{released.Id}/pictures";
        return new CandidateResponse(
            released.Rank, released.Id, released.Release.Level, exhibit.ExhibitId, exhibit.Label, exhibit.Agency, exhibit.Jurisdiction, exhibit.CaseReference, exhibit,
            stored.Score, best.Kind, summary ? best.ComparedBy : null, summary ? best.ProbeMarkId : null, best.CandidateMarkId, summary ? best.Pose : null, summary ? best.Correlation : null,
            summary ? best.CongruentCellFraction : null, summary ? best.OverlapFraction : null, summary ? comparison.LandPhase : null, summary ? pairs : [],
            full ? new CandidatePictures($"{pictures}/probe", $"{pictures}/candidate", $"{pictures}/overlay") : null);
    }
}
