using Ballistics.Comparison;

namespace Ballistics.Search.Ranking;

/// <summary>An exhibit and how it compares with the probe.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Comparison">How it compares; the pose puts its mark on the probe's.</param>
public sealed record ScoredExhibit(Guid ExhibitId, ExhibitComparison Comparison) : IComparable<ScoredExhibit>
{
    /// <summary>The order of a candidate list: the higher score first; of equal scores the lower id, so that a list never depends on chance.</summary>
    public int CompareTo(ScoredExhibit? other)
    {
        if (other is null)
            return -1;
        int byScore = other.Comparison.Score.CompareTo(Comparison.Score);
        return byScore != 0 ? byScore : ExhibitId.CompareTo(other.ExhibitId);
    }
}
