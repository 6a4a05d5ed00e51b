using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Exhibits;

/// <summary>What the standing search with an exhibit has found so far.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="RunAt">When the exhibit itself was last searched with; null where it still is to be.</param>
/// <param name="Candidates">Exhibits that its owner may reach now, the highest score first. A candidate is no identification.</param>
public sealed record StandingSearchResponse(Guid ExhibitId, DateTimeOffset? RunAt, IReadOnlyList<StandingCandidateResponse> Candidates);

/// <summary>A candidate of a standing search. What its owner does not show to you is null.</summary>
/// <param name="Id">Names it among the candidates of this standing search.</param>
/// <param name="Released">How much of it is shown: HitOnly, Contact, Summary or Full.</param>
/// <param name="Exhibit">All that is shown of the exhibit. To follow it up, search with your exhibit and make a lead of the candidate.</param>
/// <param name="Score">Larger is more alike; it orders candidates and is no probability.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="IsNew">Whether it came in after the exhibit that is searched with.</param>
public sealed record StandingCandidateResponse(
    Guid Id, ReleaseLevel Released, ReleasedExhibitResponse Exhibit, double Score, DateTimeOffset FoundAt, bool IsNew)
{
    internal static StandingCandidateResponse Of(StandingCandidate candidate, ExhibitRelease release) => new(
        CandidateHandle.Of(candidate.StandingSearchId, candidate.ExhibitId), release.Level, ReleasedExhibitResponse.Of(release),
        candidate.Score, candidate.FoundAt, candidate.IsNew);
}
