using Ballistics.Comparison;
using Ballistics.Search.Ranking;
using CsCheck;

namespace Ballistics.Search.Tests.Ranking;

public sealed class CandidateListTests
{
    // Few scores, so that many are equal; some of them not comparable.
    private static readonly Gen<ScoredExhibit> s_scored = Gen.Select(
        Gen.Guid, Gen.Int[0, 3].Select(i => i == 3 ? double.NaN : 0.25 * (i + 1)), (id, score) => new ScoredExhibit(id, new ExhibitComparison(score, [])));

    [Fact]
    public void The_order_of_arrival_does_not_change_a_list() => Gen.Select(s_scored.List[0, 40], Gen.Int[1, 20], Gen.Int).Sample((scored, length, seed) =>
    {
        ScoredExhibit[] shuffled = [.. scored];
        new Random(seed).Shuffle(shuffled);
        return CandidateList.Rank(scored, length).SequenceEqual(CandidateList.Rank(shuffled, length));
    });

    [Fact]
    public void Letting_go_of_the_others_on_the_way_does_not_change_a_list() => Gen.Select(s_scored.List[0, 40], Gen.Int[1, 20]).Sample((scored, length) =>
    {
        var leading = new LeadingExhibits(length);
        foreach (ScoredExhibit exhibit in scored.Where(exhibit => !double.IsNaN(exhibit.Comparison.Score)))
            leading.Add(exhibit);
        return CandidateList.Rank(leading.ToList(), length).SequenceEqual(CandidateList.Rank(scored, length));
    });

    [Fact]
    public void The_higher_score_comes_first_equal_scores_by_id_and_no_score_not_at_all()
    {
        Guid a = new("00000000-0000-0000-0000-000000000001"), b = new("00000000-0000-0000-0000-000000000002"),
            c = new("00000000-0000-0000-0000-000000000003"), d = new("00000000-0000-0000-0000-000000000004");
        ScoredExhibit[] scored = [Scored(d, double.NaN), Scored(c, 0.5), Scored(b, 0.5), Scored(a, 0.4)];

        Assert.Equal([b, c, a], CandidateList.Rank(scored, 10).Select(exhibit => exhibit.ExhibitId));
        Assert.Equal([b, c], CandidateList.Rank(scored, 2).Select(exhibit => exhibit.ExhibitId));
    }

    private static ScoredExhibit Scored(Guid id, double score) => new(id, new ExhibitComparison(score, []));
}
