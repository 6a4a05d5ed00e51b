using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Cli.Tests.Evaluation;

public sealed class PairFormationTests
{
    [Fact]
    public void Every_two_exhibits_of_a_study_are_one_pair()
    {
        ComparedItem[] items = [.. Enumerable.Range(0, 40).Select(i => Pairs.Exhibit($"e{i}", $"f{i / 4}"))];
        var pairs = PairFormation.Form(items, across: false);
        Assert.Equal(780, pairs.Count);
        Assert.Equal(60, pairs.Count(pair => pair.First.IsKnownMatchOf(pair.Second)));
    }

    [Fact]
    public void Pairs_across_studies_are_formed_only_where_asked()
    {
        ComparedItem[] items = [Pairs.Exhibit("a", "f", "one"), Pairs.Exhibit("b", "f", "one"), Pairs.Exhibit("c", "g", "two"), Pairs.Exhibit("d", "g", "two")];
        Assert.Equal(2, PairFormation.Form(items, across: false).Count);
        Assert.Equal(6, PairFormation.Form(items, across: true).Count);
    }

    [Fact]
    public void Kept_parts_are_paired_with_wholes_in_both_orders_and_never_with_their_own()
    {
        ComparedItem[] whole = [.. Enumerable.Range(0, 5).Select(i => Pairs.Exhibit($"e{i}", $"f{i / 2}"))];
        ComparedItem[] kept = [.. whole.Select(item => item with { Name = $"half of {item.Name}" })];
        var pairs = PairFormation.Form(kept, whole, across: false);
        Assert.Equal(20, pairs.Distinct().Count());
        Assert.DoesNotContain(pairs, pair => pair.First.Exhibit == pair.Second.Exhibit);
        Assert.All(pairs, pair => Assert.Contains(pair.First, kept));
        Assert.Equal(4, pairs.Count(pair => pair.First.IsKnownMatchOf(pair.Second)));
    }

    [Fact]
    public void Lands_of_one_bullet_are_no_pair()
    {
        ComparedItem[] items = [Land("x", "1"), Land("x", "2"), Land("y", "1"), Land("y", "2")];
        var pairs = PairFormation.Form(items, across: false);
        Assert.Equal(4, pairs.Count);
        Assert.Equal(2, pairs.Count(pair => pair.First.IsKnownMatchOf(pair.Second)));
    }

    [Fact]
    public void A_bullet_is_not_paired_with_a_cartridge_case() =>
        Assert.Throws<CommandException>(() => PairFormation.Form([Pairs.Exhibit("case", "f"), Land("bullet", "1")], across: false));

    private static ComparedItem Land(string bullet, string surface) =>
        new("study", bullet, SpecimenKind.Bullet, "barrel", surface, $"{bullet} {surface}", []);
}
