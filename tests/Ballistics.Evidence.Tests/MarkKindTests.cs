namespace Ballistics.Evidence.Tests;

public class MarkKindTests
{
    public static TheoryData<string> Names => [.. MarkKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kind_is_found_by_its_name_in_any_letter_case(string name)
    {
        Assert.Equal(name, MarkKind.Parse(name).Name);
        Assert.Same(MarkKind.Parse(name), MarkKind.Parse(name.ToUpperInvariant()));
        Assert.Same(MarkKind.Parse(name), MarkKind.TryParse(name.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Breech Face")]
    [InlineData(" BreechFaceImpression")]
    public void A_name_of_no_kind_is_refused_with_the_names_there_are(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => MarkKind.Parse(name));
        Assert.Contains($"'{name}'", error.Message, StringComparison.Ordinal);
        Assert.All(MarkKind.All, kind => Assert.Contains(kind.Name, error.Message, StringComparison.Ordinal));
        Assert.Null(MarkKind.TryParse(name));
    }

    [Fact]
    public void No_name_at_all_is_of_no_kind() => Assert.Null(MarkKind.TryParse(null));

    [Fact]
    public void Every_kind_is_sampled_finely_enough_for_the_band_that_carries_its_individuality() =>
        Assert.All(MarkKind.All, kind =>
        {
            Assert.True(kind.ShortCutoff < kind.LongCutoff, $"{kind}: the band is empty.");
            Assert.True(2 * kind.WorkingSpacing < kind.LongCutoff, $"{kind}: its spacing holds no wave of the band.");
        });

    [Fact]
    public void Kinds_have_names_of_their_own() => Assert.Equal(MarkKind.All.Count, MarkKind.All.Select(kind => kind.Name.ToUpperInvariant()).Distinct().Count());

    [Fact]
    public void Lands_are_on_bullets_and_all_other_marks_on_cartridge_cases() =>
        Assert.All(MarkKind.All, kind =>
            Assert.Equal(kind == MarkKind.LandEngravedArea ? SpecimenKind.Bullet : SpecimenKind.CartridgeCase, kind.Specimen));
}
