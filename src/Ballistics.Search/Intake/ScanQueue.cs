using System.Threading.Channels;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Intake;

/// <summary>
/// Takes scans in whose submitters do not wait for the signature: original and mark are on the disk when they are told so, and the signature
/// is made in turn. What an ended process left is made after the next start, by <see cref="SignatureRebuilder.RunAsync"/>. What cannot be read is refused at
/// once; a mark that turns out to bear nothing that can be prepared, or that the gate refuses, is kept as refused and says why.
/// </summary>
/// <param name="intake">Takes the scans in.</param>
/// <param name="signatures">Makes the signatures.</param>
/// <param name="workers">Where they are made.</param>
/// <param name="store">Where the marks are.</param>
public sealed class ScanQueue(MarkIntake intake, SignatureRebuilder signatures, ScanWorkers workers, EvidenceStore store)
{
    // As many as have a place: whoever has one can always write.
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private int _taken;

    /// <summary>How many may wait.</summary>
    internal int Places { get; init; } = Limits.QueuedScans;

    /// <summary>How many wait or are being made.</summary>
    internal int Waiting => Volatile.Read(ref _taken);

    /// <summary>Keeps a scan and leaves its signature to be made in turn.</summary>
    /// <param name="submission">What the submitter states about it.</param>
    /// <param name="scan">Its bytes.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    /// <exception cref="IntakeQueueFullException">As many wait already as may.</exception>
    /// <exception cref="Evidence.RejectedScanException">The file cannot be read.</exception>
    /// <exception cref="SubmissionRefusedException">The submission does not fit what is stored.</exception>
    public async Task<Mark> AddAsync(MarkSubmission submission, Stream scan, CancellationToken cancellation)
    {
        bool waits = false;
        try
        {
            if (Interlocked.Increment(ref _taken) > Places)
                throw new IntakeQueueFullException($"{Places} scans are waiting already to be prepared. Try again later.");
            Mark mark = await intake.ReceiveAsync(submission, scan, cancellation);
            waits = mark.State == MarkState.Received && _waiting.Writer.TryWrite(mark.Id);
            return mark;
        }
        finally
        {
            if (!waits)
                Interlocked.Decrement(ref _taken);
        }
    }

    /// <summary>Makes signatures as scans come, until stopped. One that fails for want of room on the disk is left to the next start.</summary>
    public Task RunAsync(CancellationToken stopping) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stopping), new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = stopping }, async (id, stop) =>
        {
            try
            {
                await signatures.MakeAsync(id, stop);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                StorageLog.NotRebuilt(store.Log, id, exception);
            }
            finally
            {
                Interlocked.Decrement(ref _taken);
            }
        });
}
