using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Fingerprints;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Quality;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Scale;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;

namespace Ballistics.Search.Intake;

/// <summary>What is kept of a scan beside its original: what the file states, and the signature of its mark.</summary>
/// <param name="Format">The format recognised from the bytes.</param>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="SpacingX">Distance between neighbours in a row, metres; null where a picture does not say.</param>
/// <param name="SpacingY">Distance between rows, metres; null where a picture does not say.</param>
/// <param name="SpacingOrigin">Where the spacing comes from.</param>
/// <param name="Remarks">What the reader had to infer or put right.</param>
/// <param name="Instrument">What measured it; empty where the file does not say.</param>
/// <param name="MeasuredAt">When it was measured; null where the file does not say.</param>
/// <param name="Signature">The mark's signature as bytes; null where the scan is a picture of unknown spacing or lighting, which is not compared, or the mark was refused.</param>
/// <param name="Quality">What the quality gate said; null where the scan was not judged.</param>
/// <param name="Refusal">Why the mark is refused, by the gate or because it cannot be prepared; null where it is not.</param>
/// <param name="Fingerprint">By what the same picture is known again; null where none was taken.</param>
internal sealed record SignedScan(
    string Format,
    int Width,
    int Height,
    double? SpacingX,
    double? SpacingY,
    SpacingOrigin SpacingOrigin,
    IReadOnlyList<string> Remarks,
    string Instrument,
    DateTimeOffset? MeasuredAt,
    byte[]? Signature,
    QualityReport? Quality,
    RejectedScanException? Refusal,
    byte[]? Fingerprint)
{
    public const string PictureRemark = "This picture is kept and shown, and not compared: that takes the distance between its pixels and how it was lit.";

    /// <summary>True where the file was read and its mark is still to be prepared.</summary>
    public bool IsPending { get; init; }

    /// <summary>Ready where there is a signature, received where it is still to be made, else not comparable.</summary>
    public MarkState State => IsPending ? MarkState.Received : Signature is null ? MarkState.NotComparable : MarkState.Ready;

    /// <summary>Reads a scan and leaves its mark to be judged and prepared later.</summary>
    /// <exception cref="RejectedScanException">The file cannot be read.</exception>
    public static SignedScan Read(ReadOnlyMemory<byte> bytes, string fileName, SigningTerms terms)
    {
        (Acquisition acquisition, SpacingOrigin scale) = Scaled(bytes, fileName, terms);
        return Describe(acquisition, scale, null, null, null, null) with { IsPending = true };
    }

    /// <summary>From the bytes of a scan to its signature: the whole line of an upload.</summary>
    /// <param name="bytes">The file, whole.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="isKept">True where the scan was taken in before: the gate measures it then, and turns nothing away.</param>
    /// <param name="terms">What is known of it beside the file.</param>
    /// <exception cref="RejectedScanException">The file cannot be read.</exception>
    public static SignedScan Make(ReadOnlyMemory<byte> bytes, string fileName, MarkKind kind, bool isKept, SigningTerms terms)
    {
        using Activity? activity = Instruments.Source.StartActivity("prepare mark");
        activity?.SetTag("ballistics.mark.kind", kind.Name);
        long start = Stopwatch.GetTimestamp();

        (Acquisition acquisition, SpacingOrigin scale) = Scaled(bytes, fileName, terms);
        QualityReport? quality = null;
        byte[]? fingerprint = null;
        try
        {
            RegionOfInterest region = RegionLocator.Locate(acquisition, kind, corrected: terms.Regions);
            quality = QualityGate.Assess(acquisition, region, kind);
            if (!isKept)
                QualityGate.Demand(quality);
            fingerprint = PictureFingerprint.Of(acquisition, region);
            if (acquisition.Image is { } image && (image.Lighting == Lighting.Unknown || !double.IsFinite(image.Spacing)))
                return Describe(acquisition, scale, null, quality, null, fingerprint);
            PreparedMark mark = MarkPreparation.Prepare(acquisition, region, kind);
            Signature signature = SignatureExtractor.Extract(mark);

            Instruments.Preparation.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("ballistics.mark.kind", kind.Name));
            return Describe(acquisition, scale, signature.ToBytes(), quality, null, fingerprint);
        }
        catch (RejectedScanException refusal)
        {
            return Describe(acquisition, scale, null, quality, new RejectedScanException(refusal.Reason, refusal.Message, refusal) { Quality = quality }, fingerprint);
        }
    }

    /// <summary>Puts what is known of the scan on its mark, in the place of what was known before.</summary>
    /// <param name="db">The unit of work that has the mark.</param>
    /// <param name="mark">The mark, with its signature loaded.</param>
    public void KeepOn(EvidenceDb db, Mark mark)
    {
        (mark.Format, mark.Width, mark.Height) = (Format, Width, Height);
        (mark.SpacingX, mark.SpacingY, mark.SpacingOrigin) = (SpacingX, SpacingY, SpacingOrigin);
        (mark.Instrument, mark.MeasuredAt, mark.Remarks) = (Instrument, MeasuredAt, [.. Remarks, .. mark.Remarks.Where(MarkIntake.IsFilingRemark)]);
        mark.Fingerprint = Fingerprint;
        (mark.State, mark.RefusalReason, mark.RefusalMessage) = (State, null, null);
        MarkSignature.Replace(db, mark, Signature);
    }

    private static ScaledPicture Scaled(ReadOnlyMemory<byte> bytes, string fileName, SigningTerms terms) => ScaledPicture.Of(
        AcquisitionReader.Read(bytes, new ReadOptions { ClaimedName = fileName, Lighting = terms.Lighting, LampDegrees = terms.LampDegrees ?? double.NaN }),
        terms.Spacing ?? double.NaN, terms.Calibre);

    private static SignedScan Describe(Acquisition acquisition, SpacingOrigin scale, byte[]? signature, QualityReport? quality, RejectedScanException? refusal, byte[]? fingerprint)
    {
        Instrument instrument = acquisition.Instrument;
        string named = string.Join(' ', new[] { instrument.Manufacturer, instrument.Model, instrument.Serial, instrument.Version }.Where(part => part.Length > 0));
        return acquisition switch
        {
            { Topography: { } surface } => new SignedScan(
                acquisition.Format, surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, scale,
                acquisition.Remarks, named, acquisition.MeasuredAt, signature, quality, refusal, fingerprint),
            { Image: { } image } => new SignedScan(
                acquisition.Format, image.Width, image.Height, Known(image.Spacing), Known(image.Spacing), scale,
                signature is null && refusal is null ? [.. acquisition.Remarks, PictureRemark] : acquisition.Remarks,
                named, acquisition.MeasuredAt, signature, quality, refusal, fingerprint),
            _ => throw new InvalidOperationException($"The {acquisition.Format} reader gave neither a topography nor a picture."),
        };
    }

    private static double? Known(double spacing) => double.IsFinite(spacing) ? spacing : null;
}
