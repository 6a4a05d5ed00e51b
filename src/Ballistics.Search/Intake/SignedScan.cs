using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Search.Storage;
using Ballistics.Search.Telemetry;

namespace Ballistics.Search.Intake;

/// <summary>What is kept of a scan beside its original: what the file states, and the signature of its mark.</summary>
/// <param name="Format">The format recognised from the bytes.</param>
/// <param name="Width">Points in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="SpacingX">Distance between neighbours in a row, metres; null where a picture does not say.</param>
/// <param name="SpacingY">Distance between rows, metres; null where a picture does not say.</param>
/// <param name="Remarks">What the reader had to infer or put right.</param>
/// <param name="Instrument">What measured it; empty where the file does not say.</param>
/// <param name="MeasuredAt">When it was measured; null where the file does not say.</param>
/// <param name="Signature">The mark's signature as bytes; null where the scan is a picture, which is not compared.</param>
internal sealed record SignedScan(
    string Format,
    int Width,
    int Height,
    double? SpacingX,
    double? SpacingY,
    IReadOnlyList<string> Remarks,
    string Instrument,
    DateTimeOffset? MeasuredAt,
    byte[]? Signature)
{
    public const string PictureRemark = "This is a picture without heights: it is kept and shown, and not searched; only topographies are compared.";

    /// <summary>Ready where there is a signature, else not comparable.</summary>
    public MarkState State => Signature is null ? MarkState.NotComparable : MarkState.Ready;

    /// <summary>From the bytes of a scan to its signature: the whole line of an upload.</summary>
    /// <exception cref="RejectedScanException">The file or the mark is refused.</exception>
    public static SignedScan Make(ReadOnlyMemory<byte> bytes, string fileName, MarkKind kind)
    {
        using Activity? activity = Instruments.Source.StartActivity("prepare mark");
        activity?.SetTag("ballistics.mark.kind", kind.Name);
        long start = Stopwatch.GetTimestamp();

        Acquisition acquisition = AcquisitionReader.Read(bytes, new ReadOptions { ClaimedName = fileName });
        if (acquisition.Topography is not { } surface)
            return Describe(acquisition, null);
        RegionOfInterest region = RegionLocator.Locate(acquisition, kind);
        PreparedMark mark = MarkPreparation.Prepare(surface, region, kind);
        Signature signature = SignatureExtractor.Extract(mark);

        Instruments.Preparation.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("ballistics.mark.kind", kind.Name));
        return Describe(acquisition, signature.ToBytes());
    }

    private static SignedScan Describe(Acquisition acquisition, byte[]? signature)
    {
        Instrument instrument = acquisition.Instrument;
        string named = string.Join(' ', new[] { instrument.Manufacturer, instrument.Model, instrument.Serial, instrument.Version }.Where(part => part.Length > 0));
        return acquisition switch
        {
            { Topography: { } surface } => new SignedScan(
                acquisition.Format, surface.Width, surface.Height, surface.SpacingX, surface.SpacingY,
                acquisition.Remarks, named, acquisition.MeasuredAt, signature),
            { Image: { } image } => new SignedScan(
                acquisition.Format, image.Width, image.Height, Known(image.Spacing), Known(image.Spacing),
                [.. acquisition.Remarks, PictureRemark], named, acquisition.MeasuredAt, null),
            _ => throw new InvalidOperationException($"The {acquisition.Format} reader gave neither a topography nor a picture."),
        };
    }

    private static double? Known(double spacing) => double.IsFinite(spacing) ? spacing : null;
}
