using System.Collections.Concurrent;
using System.Diagnostics;
using Ballistics.Cli.Output;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Cli.Evaluation;

/// <summary>The signatures of an evaluation's scans.</summary>
/// <param name="Signatures">A signature for each scan that was not refused.</param>
/// <param name="Refused">The scans that were, in the order of the labels.</param>
/// <param name="MedianMilliseconds">Median wall time per scan from bytes to signature, while all cores worked.</param>
internal sealed record PreparedScans(
    IReadOnlyDictionary<LabelledScan, Signature> Signatures, IReadOnlyList<RefusedScan> Refused, double MedianMilliseconds)
{
    /// <summary>Reads all scans, presents them as a protocol asks and prepares them, on all cores.</summary>
    public static PreparedScans Prepare(
        IReadOnlyList<LabelledScan> scans, EvaluationRequest request, Protocol protocol, ProgressDisplay progress, CancellationToken cancellation)
    {
        var signatures = new ConcurrentDictionary<LabelledScan, Signature>(ReferenceEqualityComparer.Instance);
        var refused = new RefusedScan?[scans.Count];
        var milliseconds = new double[scans.Count];
        progress.Run("Preparing scans", scans.Count, done =>
            Parallel.For(0, scans.Count, OnAllCores(cancellation), i =>
            {
                long start = Stopwatch.GetTimestamp();
                try
                {
                    signatures[scans[i]] = Prepare(scans[i], request, protocol);
                }
                catch (RejectedScanException exception)
                {
                    refused[i] = new RefusedScan(scans[i].File, exception.Reason, exception.Message);
                }
                milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                done();
            }));
        return new PreparedScans(signatures, [.. refused.OfType<RefusedScan>()], Median.Of(milliseconds));
    }

    private static Signature Prepare(LabelledScan scan, EvaluationRequest request, Protocol protocol) => PreparedScan.Read(
        EvaluatedScans.PathOf(scan, request), scan.Kind, present: read => ProtocolScan.Apply(read, scan.File, protocol), stated: request.Stated).Signature;

    private static ParallelOptions OnAllCores(CancellationToken cancellation) =>
        new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
}
