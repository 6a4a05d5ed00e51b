using Ballistics.Evidence;

namespace Ballistics.Search.Quality;

/// <summary>
/// What the quality gate said of one scan, taken or refused. Nothing of the scan itself is in it, so that an agency's figures over
/// time can be told when the scan was never kept, or was purged.
/// </summary>
public sealed class QualityRecord
{
    /// <summary>Identifies the record.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that sent the scan.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The mark it became; null where it was refused, or purged since.</summary>
    public Guid? MarkId { get; init; }

    /// <summary>The kind of mark it was sent as.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>What measured it, as the file states; empty where it does not.</summary>
    public string Instrument { get; set; } = "";

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What became of it.</summary>
    public required QualityVerdict Verdict { get; set; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public RejectionReason? Reason { get; set; }

    /// <summary>The measures as they were told; none where the file could not be read.</summary>
    public IReadOnlyList<QualityMeasure> Measures { get; set; } = [];

    /// <summary>The verdict with its measures; null where the file could not be read and nothing was measured.</summary>
    public QualityReport? Report => Measures.Count == 0 ? null : new QualityReport(Verdict, Measures);

    internal static QualityRecord Of(Guid agency, MarkKind kind, string instrument, DateTimeOffset at, QualityReport quality) => new()
    {
        AgencyId = agency,
        Kind = kind,
        Instrument = instrument.Length <= Limits.InstrumentLength ? instrument : instrument[..Limits.InstrumentLength],
        At = at,
        Verdict = quality.Verdict,
        Measures = quality.Measures,
    };

    /// <summary>The record of a scan that was refused, by the gate or because it cannot be read or prepared.</summary>
    internal static QualityRecord OfRefusal(Guid agency, MarkKind kind, string instrument, DateTimeOffset at, RejectedScanException refusal)
    {
        QualityRecord record = Of(agency, kind, instrument, at, refusal.Quality ?? new QualityReport(QualityVerdict.Refused, []));
        (record.Verdict, record.Reason) = (QualityVerdict.Refused, refusal.Reason);
        return record;
    }
}
