using Ballistics.Cli;
using Ballistics.Cli.Evaluation;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>A real scan that is looked for, and looked for with.</summary>
/// <param name="Label">What is known of it.</param>
/// <param name="Mark">Its mark, prepared.</param>
/// <param name="Signature">Its signature.</param>
internal sealed record HiddenScan(LabelledScan Label, PreparedMark Mark, Signature Signature)
{
    /// <summary>The scans of a run; lands of an unknown surface are left out.</summary>
    public static IReadOnlyList<HiddenScan> Read(ShortlistRun run, string folder)
    {
        var request = new EvaluationRequest(
            folder, Path.Combine(folder, "labels.csv"), run.Studies, run.Protocol, run.Kind.IsStriated ? Level.Land : Level.Exhibit);
        return
        [
            .. EvaluatedScans.Select(LabelledFolder.Read(folder, request.LabelsFile), request).Where(scan => scan.Kind == run.Kind).AsParallel().AsOrdered().Select(scan =>
            {
                PreparedScan prepared = PreparedScan.Read(
                    EvaluatedScans.PathOf(scan, request), scan.Kind, present: read => ProtocolScan.Apply(read, scan.File, request.Protocol));
                return new HiddenScan(scan, prepared.Mark, prepared.Signature);
            }),
        ];
    }

    /// <summary>True where both were made by the same firearm, and of lands by the same land.</summary>
    public bool IsOfOneSourceWith(HiddenScan other) =>
        Label.Study == other.Label.Study && Label.Firearm == other.Label.Firearm && Label.Surface == other.Label.Surface;
}
