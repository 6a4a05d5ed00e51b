using Ballistics.Search.Quality;

namespace Ballistics.Service.Agencies;

/// <summary>The quality of one instrument's scans in one month.</summary>
/// <param name="Instrument">What measured them, as the files state; empty where they do not.</param>
/// <param name="Month">The month, as 2026-01.</param>
/// <param name="Scans">How many were sent, refused ones too.</param>
/// <param name="WarnedShare">Share of them taken with a warning, 0 to 1.</param>
/// <param name="RefusedShare">Share of them refused, 0 to 1.</param>
/// <param name="Medians">The median of each measure over the scans that have it, by the measure's name with its unit.</param>
public sealed record QualityFiguresResponse(
    string Instrument, string Month, int Scans, double WarnedShare, double RefusedShare, IReadOnlyDictionary<string, double> Medians)
{
    internal static QualityFiguresResponse Of(QualityFigures figures) => new(
        figures.Instrument, $"{figures.Year:0000}-{figures.Month:00}", figures.Scans, (double)figures.Warned / figures.Scans, (double)figures.Refused / figures.Scans,
        figures.Medians);
}
