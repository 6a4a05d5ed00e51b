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
    private readonly Channel<(Guid Mark, Guid Agency)> _waiting = Channel.CreateUnbounded<(Guid, Guid)>();
    private readonly Dictionary<Guid, int> _ofAgencies = [];
    private readonly Lock _lock = new();
    private int _taken;

    /// <summary>How many may wait.</summary>
    internal int Places { get; init; } = Limits.QueuedScans;

    /// <summary>How many of one agency may wait.</summary>
    internal int PlacesOfAgency { get; init; } = Limits.QueuedScansOfAgency;

    /// <summary>How many wait or are being made.</summary>
    internal int Waiting
    {
        get { lock (_lock) return _taken; }
    }

    /// <summary>Keeps a scan and leaves its signature to be made in turn.</summary>
    /// <param name="submission">What the submitter states about it.</param>
    /// <param name="agency">Who submits it.</param>
    /// <param name="scan">Its bytes.</param>
    /// <param name="cancellation">Stops before anything is kept.</param>
    /// <exception cref="IntakeLimitException">As many of the agency's wait already as may.</exception>
    /// <exception cref="IntakeQueueFullException">As many wait already as may.</exception>
    /// <exception cref="Evidence.RejectedScanException">The file cannot be read.</exception>
    /// <exception cref="SubmissionRefusedException">The submission does not fit what is stored.</exception>
    public async Task<Mark> AddAsync(MarkSubmission submission, Guid agency, Stream scan, CancellationToken cancellation)
    {
        TakePlace(agency);
        bool waits = false;
        try
        {
            Mark mark = await intake.ReceiveAsync(submission, scan, cancellation);
            waits = mark.State == MarkState.Received && _waiting.Writer.TryWrite((mark.Id, agency));
            return mark;
        }
        finally
        {
            if (!waits)
                LeavePlace(agency);
        }
    }

    /// <summary>Makes signatures as scans come, until stopped. One that fails for want of room on the disk is left to the next start.</summary>
    public Task RunAsync(CancellationToken stopping) => Parallel.ForEachAsync(
        _waiting.Reader.ReadAllAsync(stopping), new ParallelOptions { MaxDegreeOfParallelism = workers.Count, CancellationToken = stopping }, async (waiting, stop) =>
        {
            try
            {
                await signatures.MakeAsync(waiting.Mark, stop);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                StorageLog.NotRebuilt(store.Log, waiting.Mark, exception);
            }
            finally
            {
                LeavePlace(waiting.Agency);
            }
        });

    private void TakePlace(Guid agency)
    {
        lock (_lock)
        {
            int ofAgency = _ofAgencies.GetValueOrDefault(agency);
            if (ofAgency >= PlacesOfAgency)
                throw new IntakeLimitException($"{PlacesOfAgency} scans of the agency are waiting already to be prepared. Try again later, or wait for each verdict.");
            if (_taken >= Places)
                throw new IntakeQueueFullException($"{Places} scans are waiting already to be prepared. Try again later.");
            (_taken, _ofAgencies[agency]) = (_taken + 1, ofAgency + 1);
        }
    }

    private void LeavePlace(Guid agency)
    {
        lock (_lock)
        {
            _taken--;
            if (--_ofAgencies[agency] == 0)
                _ofAgencies.Remove(agency);
        }
    }
}
