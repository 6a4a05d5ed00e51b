using System.Globalization;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Evaluation;

/// <summary>Whether the phase found for two bullets of one barrel is the one their labels say.</summary>
internal static class LandPhases
{
    /// <summary>Counts the known-match bullets whose true phase the labels tell, and those whose found phase is that one.</summary>
    public static (int Right, int Known) Count(IReadOnlyList<PairResult> pairs, IReadOnlyList<LabelledScan> scans)
    {
        ILookup<(string, string), LabelledScan> lands = scans
            .Where(scan => scan is { Land: not null, Surface: not null })
            .ToLookup(scan => (scan.Study, scan.Exhibit));
        int right = 0, known = 0;
        foreach (PairResult pair in pairs.Where(pair => pair.IsKnownMatch))
        {
            LabelledScan[] first = [.. lands[(pair.First.Study, pair.First.Exhibit)]], second = [.. lands[(pair.Second.Study, pair.Second.Exhibit)]];
            (int First, int Second)[] same =
                [.. first.SelectMany(a => second.Where(b => b.Surface == a.Surface).Select(b => (a.Land!.Value, b.Land!.Value)))];
            if (same.Length == 0)
                continue;
            // A barrel has as many lands as the highest number its bullets count.
            int count = first.Concat(second).Max(scan => Math.Max(scan.Land!.Value, SurfaceNumber(scan)));
            known++;
            if (pair.LandPhase is { } phase && same.All(land => (land.Second - land.First - phase) % count == 0))
                right++;
        }
        return (right, known);
    }

    private static int SurfaceNumber(LabelledScan scan) =>
        int.TryParse(scan.Surface, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
