using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Ballistics.Search.Telemetry;

/// <summary>What the program measures of itself; free while nobody listens.</summary>
public static class Instruments
{
    /// <summary>The name under which traces and metrics are offered.</summary>
    public const string Name = "Ballistics";

    private static readonly Meter s_meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Counter<long> Uploads { get; } =
        s_meter.CreateCounter<long>("ballistics.uploads", "{scan}", "Scans that came in, by outcome.");

    internal static Histogram<double> Preparation { get; } =
        s_meter.CreateHistogram<double>("ballistics.preparation.duration", "s", "From the bytes of a scan to its signature.");

    internal static Counter<long> Comparisons { get; } =
        s_meter.CreateCounter<long>("ballistics.comparisons", "{pair}", "Pairs of exhibits compared.");

    internal static Histogram<double> Searches { get; } =
        s_meter.CreateHistogram<double>("ballistics.search.duration", "s", "From scoping to the candidate list, by outcome.");
}
