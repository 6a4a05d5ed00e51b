using Ballistics.Search.Storage;

namespace Ballistics.Service.Searches;

/// <summary>The answer to a search, with all that is needed to judge how much was looked at.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="ProbeExhibitId">The exhibit searched with.</param>
/// <param name="Mode">How much of what the search could reach it compared; Exhaustive compares every eligible exhibit in full.</param>
/// <param name="Eligible">Exhibits the requester may reach that bear a mark of a kind the probe bears, the probe aside: compared + notComparable.</param>
/// <param name="Compared">Of those, how many were given a score.</param>
/// <param name="NotComparable">Of those, how many were not: pictures, marks whose signature is not made, or too little shared area.</param>
/// <param name="SignatureVersion">Version of the signatures.</param>
/// <param name="ComparerVersion">Version of the program that compared.</param>
/// <param name="Milliseconds">From scoping to the list.</param>
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
    IReadOnlyList<CandidateResponse> Candidates)
{
    /// <summary>A completed search that was loaded with its candidates and their exhibits.</summary>
    internal static CandidateListResponse Of(SearchJob job) => new(
        job.Id, job.ProbeExhibitId, job.Mode, job.Eligible, job.Compared, job.NotComparable, job.SignatureVersion ?? 0, job.ComparerVersion ?? "",
        job.Milliseconds ?? 0, [.. job.Candidates.OrderBy(candidate => candidate.Rank).Select(CandidateResponse.Of)]);
}
