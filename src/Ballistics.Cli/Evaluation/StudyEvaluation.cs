using Ballistics.Cli.Output;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Evaluation;

/// <summary>An evaluation that was run: every pair with its truth and score, and the figures drawn from them.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Scans">The scans taken.</param>
/// <param name="Items">What was paired.</param>
/// <param name="Refused">The scans that were refused, and why; their exhibits stay in the pairs, without a score.</param>
/// <param name="Pairs">Every pair.</param>
/// <param name="Times">Wall times on one thread and of the whole.</param>
/// <param name="Figures">The figures over all pairs.</param>
internal sealed record StudyEvaluation(
    EvaluationRequest Request,
    IReadOnlyList<LabelledScan> Scans,
    IReadOnlyList<ComparedItem> Items,
    IReadOnlyList<RefusedScan> Refused,
    IReadOnlyList<PairResult> Pairs,
    EvaluationTimes Times,
    EvaluationFigures Figures)
{
    /// <summary>Runs an evaluation: nothing is kept from run to run.</summary>
    /// <param name="request">What is to be evaluated.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CommandException">Nothing can be paired as asked; the message says why.</exception>
    /// <exception cref="LabelsException">The labels are missing or wrong.</exception>
    public static StudyEvaluation Run(EvaluationRequest request, ProgressDisplay progress, CancellationToken cancellation)
    {
        IReadOnlyList<LabelledScan> scans = EvaluatedScans.Select(LabelledFolder.Read(request.Folder, request.LabelsFile), request);
        bool across = request.Studies.Count > 1;
        (Protocol presented, Protocol? against) = ProtocolSides.Of(request.Protocol);
        PreparedScans prepared = PreparedScans.Prepare(scans, request, presented, progress, cancellation);
        IReadOnlyList<ComparedItem> items = ItemFormation.Form(scans, prepared, request.Level);
        IReadOnlyList<RefusedScan> refused = prepared.Refused;
        IReadOnlyList<(ComparedItem First, ComparedItem Second)> pairs;
        if (against is { } other)
        {
            PreparedScans others = PreparedScans.Prepare(scans, request, other, progress, cancellation);
            refused = [.. refused, .. others.Refused];
            string name = ProtocolSides.NameOf(other);
            pairs = PairFormation.Form([.. ItemFormation.Form(scans, others, request.Level).Select(item => item with { Name = $"{name} of {item.Name}" })], items, across);
        }
        else
            pairs = PairFormation.Form(items, across);
        (IReadOnlyList<PairResult> results, TimeSpan total) = PairComparison.CompareAll(pairs, request.Level, progress, cancellation);
        double perPair = request.IsTimed ? PairComparison.MedianMilliseconds(pairs, request.Level, progress, cancellation) : double.NaN;
        string study = string.Join(",", request.Studies.Count > 0 ? request.Studies : scans.Select(scan => scan.Study).Distinct());
        return new StudyEvaluation(
            request, scans, items, refused, results, new EvaluationTimes(perPair, total, prepared.MedianMilliseconds),
            EvaluationFigures.Of(study, request.Protocol, results, perPair));
    }
}
