using Ballistics.Search.Storage;

namespace Ballistics.Search.Tests.Storage;

public sealed class JurisdictionTests
{
    [Fact]
    public void There_are_the_249_jurisdictions_of_the_standard()
    {
        Assert.Equal(249, Jurisdiction.All.Count);
        Assert.All(Jurisdiction.All, jurisdiction => Assert.Matches("^[A-Z]{2}$", jurisdiction.Code));
        Assert.All(Jurisdiction.All, jurisdiction => Assert.NotEmpty(jurisdiction.Name));
    }

    [Theory]
    [InlineData("NL", "Netherlands")]
    [InlineData("ke", "Kenya")]
    [InlineData("GB", "United Kingdom")]
    public void A_jurisdiction_is_found_by_its_code_whatever_the_letter_case(string code, string name) =>
        Assert.Equal(name, Jurisdiction.Find(code)?.Name);

    [Theory]
    [InlineData("QQ")]
    [InlineData("NLD")]
    [InlineData("")]
    [InlineData(null)]
    public void A_code_outside_the_standard_is_no_jurisdiction(string? code) => Assert.Null(Jurisdiction.Find(code));
}
