using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Searches;

/// <summary>The answer to a search, with all that is needed to judge how much was looked at.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="ProbeExhibitId">The exhibit searched with.</param>
/// <param name="Mode">How much of what the search could reach it compared: Exhaustive is every eligible exhibit in full, Staged those that the earlier stages put first.</param>
/// <param name="Eligible">Exhibits the requester may reach that bear a mark of a kind the probe bears, the probe aside.</param>
/// <param name="Compared">Of those, how many were compared in full and given a score.</param>
/// <param name="NotComparable">Of those, how many were to be compared in full and could not: pictures, marks whose signature is not made, or too little shared area.</param>
/// <param name="SignatureVersion">Version of the signatures.</param>
/// <param name="ComparerVersion">Version of the program that compared.</param>
/// <param name="Milliseconds">From scoping to the list.</param>
/// <param name="Stages">How many exhibits each stage looked at, by what, and how long it took; counted anew over what is within your reach still. Null where that is not known.</param>
/// <param name="StagesRemark">Why the counts of the stages are left out; null where they are not.</param>
/// <param name="Digest">SHA-256 of the list as it is released to you.</param>
/// <param name="Candidates">The candidates, rank 1 first.</param>
public sealed record CandidateListResponse(
    Guid SearchId,
    Guid ProbeExhibitId,
    SearchMode Mode,
    int Eligible,
    int Compared,
    int NotComparable,
    int SignatureVersion,
    string ComparerVersion,
    double Milliseconds,
    SearchStages? Stages,
    string? StagesRemark,
    string Digest,
    IReadOnlyList<CandidateResponse> Candidates)
{
    /// <summary>A completed search with its candidates as released.</summary>
    internal static CandidateListResponse Of(SearchJob job, ReleasedCounts counts, ReleasedStages stages, string digest, IReadOnlyList<CandidateResponse> candidates) => new(
        job.Id, job.ProbeExhibitId, job.Mode, counts.Eligible, counts.Compared, counts.NotComparable, job.SignatureVersion ?? 0, job.ComparerVersion ?? "",
        job.Milliseconds ?? 0, stages.Stages, stages.Remark, digest, candidates);
}
