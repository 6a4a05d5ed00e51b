using Ballistics.Search.Storage;

namespace Ballistics.Service.Exhibits;

/// <summary>What the standing search with an exhibit has found so far.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="RunAt">When the exhibit itself was last searched with; null where it still is to be.</param>
/// <param name="Candidates">Exhibits that its owner may reach now, the highest score first. A candidate is no identification.</param>
public sealed record StandingSearchResponse(Guid ExhibitId, DateTimeOffset? RunAt, IReadOnlyList<StandingCandidateResponse> Candidates);

/// <summary>A candidate of a standing search.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Score">Larger is more alike; it orders candidates and is no probability.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="IsNew">Whether it came in after the exhibit that is searched with.</param>
public sealed record StandingCandidateResponse(Guid ExhibitId, double Score, DateTimeOffset FoundAt, bool IsNew)
{
    internal static StandingCandidateResponse Of(StandingCandidate candidate) => new(candidate.ExhibitId, candidate.Score, candidate.FoundAt, candidate.IsNew);
}
