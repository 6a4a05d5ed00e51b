namespace Ballistics.Search.Ranking;

/// <summary>One line of a kept list as it is released now.</summary>
/// <param name="Rank">Its place in the list as released, from 1.</param>
/// <param name="Id">What names it within the list, whatever becomes of its rank.</param>
/// <param name="StoredRank">Its place in the list as kept.</param>
/// <param name="Release">The exhibit, and how much of it is shown.</param>
public sealed record ReleasedCandidate(int Rank, Guid Id, int StoredRank, ExhibitRelease Release);
