using Ballistics.Cli.Evaluation;

namespace Ballistics.Accuracy;

/// <summary>What docs/evaluation.md says of single pairs, beyond the README's table.</summary>
internal static class EvaluationPage
{
    /// <summary>The sections that these runs give; one that needs a run which was not made is left out.</summary>
    /// <param name="folder">The folder of real scans.</param>
    /// <param name="evaluations">The runs made.</param>
    public static IReadOnlyList<MarkedSection> Sections(string folder, IReadOnlyList<(AccuracyRun Run, StudyEvaluation Evaluation)> evaluations)
    {
        var sections = new List<MarkedSection>();
        foreach ((AccuracyRun run, StudyEvaluation evaluation) in evaluations.Where(made => made.Run is { Protocol: Protocol.AsScanned, Level: Level.Exhibit, Studies.Count: 1 }))
        {
            string study = run.Studies[0];
            if (PublishedCells.Compare(study, folder, evaluation.Pairs) is { } published)
                sections.Add(new MarkedSection($"published-cells-{study}", published + "\n"));
            if (!AccuracyRun.All.Any(other => other.Protocol == Protocol.Partial && other.Studies[0] == study))
                continue;
            IReadOnlyDictionary<(string, string), double> areas = SharedAreas.Of(folder, evaluation.Pairs);
            sections.Add(new MarkedSection($"shared-best-{study}", SharedAreas.TellBest(areas) + "\n"));
            if (evaluations.FirstOrDefault(made => made.Run.Protocol == Protocol.Partial && made.Run.Studies[0] == study).Evaluation is not { } halves)
                continue;
            sections.Add(Section("shared-angle", SharedTable.ByAngle, SharedAngles.Of(evaluation.Pairs), 1));
            sections.Add(Section("shared-area", SharedTable.ByArea, areas, 100));

            MarkedSection Section(string name, SharedTable table, IReadOnlyDictionary<(string, string), double> shared, double scale) => new(
                $"{name}-{study}",
                table.Render(
                    halves.Pairs.Where(pair => pair.IsKnownMatch).Select(pair => (scale * shared[(pair.First.Name, pair.Second.Name)], pair.Score)),
                    [.. halves.Pairs.Where(pair => !pair.IsKnownMatch).Select(pair => pair.Score)]));
        }
        return sections;
    }

    /// <summary>The page with the sections replaced.</summary>
    /// <param name="page">The page.</param>
    /// <param name="sections">What to write into it.</param>
    /// <param name="problems">Is told of sections that the page has no lines for.</param>
    public static string Write(string page, IReadOnlyList<MarkedSection> sections, List<string> problems)
    {
        foreach (MarkedSection section in sections)
            if (section.Replace(page) is { } replaced)
                page = replaced;
            else
                problems.Add($"docs/evaluation.md has no lines {section.Start} and {section.End}. Put them where the section belongs.");
        return page;
    }

    /// <summary>What the page does not say as the runs do.</summary>
    public static IEnumerable<string> Check(string page, IReadOnlyList<MarkedSection> sections) =>
        from section in sections
        where section.Find(page)?.Trim() != section.Text.Trim()
        select $"docs/evaluation.md: what stands at {section.Start} is not what was measured. {AccuracyCheck.Remedy}";
}
