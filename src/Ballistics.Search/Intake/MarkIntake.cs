using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Intake;

/// <summary>Takes scans in. A refused scan leaves no row and no original; an accepted one survives a power cut.</summary>
/// <param name="store">Where to keep them.</param>
/// <param name="workers">Where to prepare them.</param>
public sealed class MarkIntake(EvidenceStore store, ScanWorkers workers)
{
    private const string FilingRemark = "The same bytes are filed under the agency's exhibit", NearRemark = "Nearly the same picture is filed under the agency's exhibit";

    /// <summary>Receives a scan, makes its signature, keeps the original and then the mark.</summary>
    /// <param name="submission">What the submitter states about it.</param>
    /// <param name="scan">Its bytes.</param>
    /// <param name="cancellation">Stops the intake; nothing is left behind.</param>
    /// <exception cref="RejectedScanException">The file or the mark is refused.</exception>
    /// <exception cref="SubmissionRefusedException">The submission does not fit what is stored.</exception>
    public Task<Mark> TakeInAsync(MarkSubmission submission, Stream scan, CancellationToken cancellation) => TakeInAsync(submission, scan, isPrepared: true, cancellation);

    /// <summary>Receives a scan, reads it, and keeps original and mark; its signature is still to be made.</summary>
    /// <inheritdoc cref="TakeInAsync(MarkSubmission, Stream, CancellationToken)"/>
    internal Task<Mark> ReceiveAsync(MarkSubmission submission, Stream scan, CancellationToken cancellation) => TakeInAsync(submission, scan, isPrepared: false, cancellation);

    private async Task<Mark> TakeInAsync(MarkSubmission submission, Stream scan, bool isPrepared, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(submission);
        SignedScan? signed = null;
        try
        {
            (Guid agency, string? calibre) = await CheckExhibitAsync(submission, cancellation);
            using IncomingOriginal incoming = await store.Originals.ReceiveAsync(scan, Limits.ScanBytes, cancellation);
            CheckDigest(submission, incoming);
            await CheckDuplicateAsync(submission, incoming.Sha256, cancellation);
            var terms = new SigningTerms(submission.Spacing, calibre, null, submission.Lighting, submission.LampDegrees);
            signed = isPrepared
                ? await workers.SignAsync(incoming.Length, incoming.ReadBytes, submission.FileName, submission.Kind, isKept: false, cancellation, terms)
                : await workers.ReadAsync(incoming.Length, incoming.ReadBytes, submission.FileName, terms, cancellation);
            if (signed.Refusal is { } refusal)
                throw refusal;
            var id = Guid.CreateVersion7();
            MarkVector? vector = await workers.EmbedAsync(store.Index, id, signed.Signature, cancellation);
            using IDisposable hold = await store.Originals.HoldAsync(incoming.Sha256);
            await store.Originals.KeepAsync(incoming);
            Mark mark = await KeepMarkAsync(id, agency, submission, incoming, signed, vector);
            Count("accepted");
            IntakeLog.Accepted(store.Log, mark.Id, mark.Kind, mark.Format, mark.State, mark.ExhibitId, mark.Sha256, mark.Length);
            return mark;
        }
        catch (RejectedScanException exception)
        {
            Refuse(submission, exception.Reason.ToString());
            await CountRefusalAsync(submission, exception, signed?.Instrument ?? "");
            throw;
        }
        catch (SubmissionRefusedException exception)
        {
            Refuse(submission, exception.Problem.ToString());
            throw;
        }
    }

    /// <summary>True for a remark that is about the filing, not about the scan.</summary>
    internal static bool IsFilingRemark(string remark) =>
        remark.StartsWith(FilingRemark, StringComparison.Ordinal) || remark.StartsWith(NearRemark, StringComparison.Ordinal);

    /// <summary>What is to be said of the agency's other exhibits that have nearly the same picture.</summary>
    internal static async Task<IEnumerable<string>> NearRemarksAsync(EvidenceDb db, Guid agency, MarkKind kind, string sha256, SignedScan signed) =>
        signed is { Fingerprint: { } print, Signature: { } made }
            ? (await NearSamePictures.FindAsync(db, agency, kind, sha256, print, Signature.FromBytes(made))).Select(label => $"{NearRemark} '{label}' too.") : [];

    /// <summary>Refuses what the exhibit cannot bear; gives its agency, and its calibre as the owner states it.</summary>
    private async Task<(Guid Agency, string? Calibre)> CheckExhibitAsync(MarkSubmission submission, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var exhibit = await db.Exhibits.Where(e => e.Id == submission.ExhibitId && !db.Purges.Any(p => p.ExhibitId == e.Id))
            .Select(e => new { e.AgencyId, e.Specimen, e.Calibre }).SingleOrDefaultAsync(cancellation);
        if (exhibit is null)
            throw new SubmissionRefusedException(SubmissionProblem.UnknownExhibit, $"There is no exhibit {submission.ExhibitId}. Enter the exhibit first.");
        if (exhibit.Specimen != submission.Kind.Specimen)
            throw new SubmissionRefusedException(
                SubmissionProblem.KindDoesNotFitSpecimen,
                $"The exhibit is a {exhibit.Specimen}; a {submission.Kind} is a mark of a {submission.Kind.Specimen}. Name a kind that a {exhibit.Specimen} bears.");
        if (submission.Land is { } land && (submission.Kind != MarkKind.LandEngravedArea || land is < 1 or > Limits.Lands))
            throw new SubmissionRefusedException(
                SubmissionProblem.WrongLand, $"A land number is given for a {MarkKind.LandEngravedArea} only, from 1 to {Limits.Lands}; {land} was given for a {submission.Kind}.");
        return (exhibit.AgencyId, exhibit.Calibre);
    }

    private static void CheckDigest(MarkSubmission submission, IncomingOriginal incoming)
    {
        if (submission.Sha256 is { } stated && !string.Equals(stated, incoming.Sha256, StringComparison.OrdinalIgnoreCase))
            throw new RejectedScanException(
                RejectionReason.ChecksumMismatch, $"The bytes that arrived have the SHA-256 {incoming.Sha256}, not {stated} as stated. Send the file again.");
    }

    private async Task CheckDuplicateAsync(MarkSubmission submission, string sha256, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Guid? existing = await db.Marks
            .Where(m => m.ExhibitId == submission.ExhibitId && m.Kind == submission.Kind && m.Sha256 == sha256)
            .Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellation);
        if (existing is not null)
            throw new SubmissionRefusedException(
                SubmissionProblem.DuplicateMark, $"The exhibit has this very scan already, as its {submission.Kind} {existing}. Use that mark.", existing);
    }

    // From here on nothing stops half way: the original is kept, and its mark must be too.
    private async Task<Mark> KeepMarkAsync(Guid id, Guid agency, MarkSubmission submission, IncomingOriginal incoming, SignedScan signed, MarkVector? vector)
    {
        await using EvidenceDb db = store.OpenDb();
        string[] elsewhere = await db.Exhibits
            .Where(e => e.Id != submission.ExhibitId && e.Marks.Any(m => m.Sha256 == incoming.Sha256)
                && e.AgencyId == agency)
            .OrderBy(e => e.Id).Select(e => e.Label).ToArrayAsync();
        IEnumerable<string> near = await NearRemarksAsync(db, agency, submission.Kind, incoming.Sha256, signed);
        var mark = new Mark
        {
            Id = id,
            ExhibitId = submission.ExhibitId,
            Kind = submission.Kind,
            Land = submission.Land,
            Sha256 = incoming.Sha256,
            Length = incoming.Length,
            FileName = submission.FileName,
            Format = signed.Format,
            Width = signed.Width,
            Height = signed.Height,
            SpacingX = signed.SpacingX,
            SpacingY = signed.SpacingY,
            SpacingOrigin = signed.SpacingOrigin,
            StatedSpacing = submission.Spacing,
            Lighting = submission.Lighting,
            LampDegrees = submission.LampDegrees,
            Remarks = [.. signed.Remarks, .. elsewhere.Select(label => $"{FilingRemark} '{label}' too."), .. near],
            Fingerprint = signed.Fingerprint,
            Instrument = signed.Instrument,
            MeasuredAt = signed.MeasuredAt,
            ReceivedAt = Instant.Now,
            State = signed.State,
            SignatureVersion = Signature.CurrentVersion,
        };
        if (signed.Quality is { } quality)
            mark.Quality = QualityRecord.Of(agency, mark.Kind, signed.Instrument, mark.ReceivedAt, quality);
        if (signed.Signature is { } bytes)
            mark.Signature = new MarkSignature { MarkId = mark.Id, Bytes = bytes };
        db.Marks.Add(mark);
        if (vector is not null)
            db.Vectors.Add(vector);
        string? calibre = await db.Exhibits.Where(e => e.Id == mark.ExhibitId).Select(e => e.Calibre).SingleOrDefaultAsync();
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException)
        {
            // Two uploads of the same bytes at the same time: the other one was first.
            await CheckDuplicateAsync(submission, incoming.Sha256, CancellationToken.None);
            throw;
        }
        if (vector is not null)
            await store.Index!.AddAsync(vector, mark.ExhibitId, mark.Kind, calibre);
        return mark;
    }

    /// <summary>A refused scan counts in the agency's figures; of the scan itself nothing is kept.</summary>
    private async Task CountRefusalAsync(MarkSubmission submission, RejectedScanException refusal, string instrument)
    {
        try
        {
            await using EvidenceDb db = store.OpenDb();
            Guid agency = await db.Exhibits.Where(e => e.Id == submission.ExhibitId).Select(e => e.AgencyId).SingleAsync();
            db.QualityRecords.Add(QualityRecord.OfRefusal(agency, submission.Kind, instrument, Instant.Now, refusal));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException)
        {
            // The submitter is told of the scan, not of the count.
            IntakeLog.NotCounted(store.Log, submission.ExhibitId, failure);
        }
    }

    private void Refuse(MarkSubmission submission, string reason)
    {
        Count(reason);
        IntakeLog.Refused(store.Log, submission.Kind, submission.ExhibitId, reason);
    }

    private static void Count(string outcome) => Instruments.Uploads.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
