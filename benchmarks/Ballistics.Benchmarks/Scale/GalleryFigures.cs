using Ballistics.Search.Ranking;

namespace Ballistics.Benchmarks.Scale;

/// <summary>What was measured of the service with a gallery of one size, asked over HTTP. Times are milliseconds where nothing else is said.</summary>
/// <param name="Exhibits">Simulated exhibits; the real scans come on top.</param>
/// <param name="Probes">Searches, one with each real scan.</param>
/// <param name="StartSeconds">From the start of the process until it says that it is ready, the index on the disk.</param>
/// <param name="FirstSearch">The first search after the start: it reads the scope and warms up.</param>
/// <param name="Median">Half of the searches took no longer, from asking to the list.</param>
/// <param name="P95">95 % took no longer.</param>
/// <param name="Listed">Candidates of the shortest list.</param>
/// <param name="Stages">The median time of each stage.</param>
/// <param name="Together">Eight searches at once, until the last ended, in medians of one.</param>
/// <param name="ResidentGigabytes">Memory the process held at most, mapped files that it has read among it.</param>
/// <param name="Found">Of how many probes an exhibit of the same firearm is in the list.</param>
/// <param name="First">Of how many one comes first.</param>
internal sealed record GalleryFigures(
    int Exhibits, int Probes, double StartSeconds, double FirstSearch, double Median, double P95, int Listed, StageTimes Stages, double Together,
    double ResidentGigabytes, int Found, int First);
