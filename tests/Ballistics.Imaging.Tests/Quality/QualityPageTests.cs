using System.Globalization;
using Ballistics.Imaging.Quality;

namespace Ballistics.Imaging.Tests.Quality;

public class QualityPageTests
{
    [Fact]
    public void The_page_on_quality_states_the_thresholds_that_are_used()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
            folder = folder.Parent;
        string page = File.ReadAllText(Path.Combine(folder!.FullName, "docs", "quality.md"));
        Assert.All(QualityThresholds.All, threshold => Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"| {threshold.Name} | {threshold.Unit} | {(threshold.MoreIsBetter ? "more" : "less")} | {threshold.Warning} | {threshold.Refusal} | {threshold.Reason} | {threshold.Meaning} |"), page, StringComparison.Ordinal));
    }
}
