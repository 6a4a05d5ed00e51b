using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Quality;

/// <summary>The quality of one instrument's scans in one month: a number that drifts from month to month is an instrument that drifts.</summary>
/// <param name="Instrument">What measured them, as the files state; empty where they do not.</param>
/// <param name="Year">The year, universal time.</param>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Scans">How many were sent.</param>
/// <param name="Warned">How many of them were taken with a warning.</param>
/// <param name="Refused">How many were refused.</param>
/// <param name="Medians">The median of each measure over the scans that have it, by the measure's name.</param>
public sealed record QualityFigures(string Instrument, int Year, int Month, int Scans, int Warned, int Refused, IReadOnlyDictionary<string, double> Medians)
{
    /// <summary>An agency's figures by instrument and month, the latest month first.</summary>
    /// <param name="db">The records.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="from">Scans sent before this do not count.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<IReadOnlyList<QualityFigures>> OfAsync(EvidenceDb db, Guid agency, DateTimeOffset from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<QualityRecord> records = await db.QualityRecords.AsNoTracking().Where(q => q.AgencyId == agency && q.At >= from).ToListAsync(cancellation);
        return [.. records.GroupBy(q => (q.Instrument, q.At.UtcDateTime.Year, q.At.UtcDateTime.Month))
            .Select(group => Of(group.Key.Instrument, group.Key.Year, group.Key.Month, [.. group]))
            .OrderByDescending(figures => (figures.Year, figures.Month)).ThenBy(figures => figures.Instrument, StringComparer.Ordinal)];
    }

    private static QualityFigures Of(string instrument, int year, int month, IReadOnlyList<QualityRecord> records) => new(
        instrument, year, month, records.Count,
        records.Count(record => record.Verdict == QualityVerdict.AcceptedWithWarning), records.Count(record => record.Verdict == QualityVerdict.Refused),
        // Relief in nanometres and contrast in grey are not one measure.
        records.SelectMany(record => record.Measures).Where(measure => measure.Value is not null).GroupBy(measure => $"{measure.Name} ({measure.Unit})")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Median([.. group.Select(measure => measure.Value!.Value).Order()])));

    private static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
}
