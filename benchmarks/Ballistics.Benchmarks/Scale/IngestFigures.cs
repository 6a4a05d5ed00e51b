namespace Ballistics.Benchmarks.Scale;

/// <summary>Taking scans in over HTTP, from upload to found.</summary>
/// <param name="Scans">How many, each to an exhibit of its own.</param>
/// <param name="Megabytes">Their size on average.</param>
/// <param name="Clients">How many uploaded at once.</param>
/// <param name="Seconds">From the first upload until all were found by a search.</param>
/// <param name="ProcessorSeconds">Processor time that the service took until then.</param>
/// <param name="StandingAfterSeconds">From then until the standing searches of all had run.</param>
/// <param name="StandingProcessorSeconds">Processor time that the service took in that.</param>
internal sealed record IngestFigures(int Scans, double Megabytes, int Clients, double Seconds, double ProcessorSeconds, double StandingAfterSeconds, double StandingProcessorSeconds);
