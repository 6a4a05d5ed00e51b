using Ballistics.Search.Ranking;

namespace Ballistics.Service.Searches;

/// <summary>A kept list made again: the exhibits that were compared in full, compared anew by the marks they had then.</summary>
/// <param name="SearchId">The search.</param>
/// <param name="IsSame">Whether every rank, score, pose and cell is the same to the last bit.</param>
/// <param name="Digest">SHA-256 of the kept list.</param>
/// <param name="ReplayedDigest">SHA-256 of the list made again.</param>
/// <param name="Compared">Exhibits that were compared anew.</param>
/// <param name="ComparerVersion">Version of the program that compared then.</param>
/// <param name="ReplayedBy">Version of the program that compared now.</param>
/// <param name="DifferingRanks">Ranks at which the two differ; an exhibit purged since is missing from the list made again.</param>
public sealed record ReplayResponse(
    Guid SearchId, bool IsSame, string Digest, string ReplayedDigest, int Compared, string ComparerVersion, string ReplayedBy, IReadOnlyList<int> DifferingRanks)
{
    internal static ReplayResponse Of(Guid search, SearchReplay replay) => new(
        search, replay.IsSame, replay.Digest, replay.ReplayedDigest, replay.Compared, replay.ComparerVersion, replay.ReplayedBy, replay.DifferingRanks);
}
