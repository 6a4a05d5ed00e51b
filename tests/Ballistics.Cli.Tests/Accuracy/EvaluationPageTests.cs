using Ballistics.Accuracy;
using Ballistics.Tests;

namespace Ballistics.Cli.Tests.Accuracy;

public sealed class EvaluationPageTests
{
    private static readonly MarkedSection s_section = new("part", "| new |\n");

    [Fact]
    public void Only_the_section_is_replaced_and_a_page_that_says_the_same_is_sound()
    {
        List<string> problems = [];
        string page = EvaluationPage.Write("before\n<!-- part:start -->\nold\n<!-- part:end -->\nafter\n", [s_section], problems);
        Assert.Equal("before\n<!-- part:start -->\n| new |\n<!-- part:end -->\nafter\n", page);
        Assert.Empty(problems);
        Assert.Empty(EvaluationPage.Check(page, [s_section]));
        Assert.Contains("part:start", Assert.Single(EvaluationPage.Check(page, [s_section with { Text = "other" }])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_without_its_lines_is_told()
    {
        List<string> problems = [];
        Assert.Equal("page", EvaluationPage.Write("page", [s_section], problems));
        Assert.Single(problems);
        Assert.Single(EvaluationPage.Check("page", [s_section]));
    }

    [Fact]
    public void The_committed_page_has_its_sections_filled()
    {
        string page = File.ReadAllText(Path.Combine(RealData.RepositoryRoot, "docs", "evaluation.md"));
        foreach (string name in (string[])["shared-angle-fadul", "shared-angle-weller", "shared-area-fadul", "shared-area-weller", "published-cells-fadul", "published-cells-weller"])
            Assert.True(new MarkedSection(name, "").Find(page)?.Trim().Length > 0, name);
    }
}
