using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Acceptance.Tests;

/// <summary>Eleven scans for the walk: ten to put on record, of which one shares its firearm with the eleventh.</summary>
/// <param name="OnRecord">Ten scans.</param>
/// <param name="Probe">The scan to search with.</param>
internal sealed record WalkScans(IReadOnlyList<LabelledScan> OnRecord, LabelledScan Probe)
{
    private const int Count = 10;

    /// <summary>Chooses from a study's breech faces: one scan of each firearm while there are any, and a further one of the last firearm taken twice.</summary>
    public static WalkScans Choose(string folder, string study)
    {
        LabelledScan[] scans =
        [
            .. LabelledFolder.Read(folder, Path.Combine(folder, "labels.csv"))
                .Where(scan => scan.Study == study && scan.Kind == MarkKind.BreechFaceImpression)
                .OrderBy(scan => scan.File, StringComparer.Ordinal),
        ];
        LabelledScan probe = scans.Last(scan => scans.Count(other => other.Firearm == scan.Firearm) > 1);
        LabelledScan mate = scans.First(scan => scan != probe && scan.Firearm == probe.Firearm);
        IEnumerable<LabelledScan> others = scans.Where(scan => scan.Firearm != probe.Firearm)
            .GroupBy(scan => scan.Firearm).SelectMany(firearm => firearm.Select((scan, turn) => (scan, turn)))
            .OrderBy(one => one.turn).Select(one => one.scan);
        return new WalkScans([.. others.Take(Count - 1).Append(mate)], probe);
    }
}
