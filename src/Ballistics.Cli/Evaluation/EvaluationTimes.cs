namespace Ballistics.Cli.Evaluation;

/// <summary>How long an evaluation took.</summary>
/// <param name="MillisecondsPerPair">Median wall time of one comparison on one thread.</param>
/// <param name="AllPairs">Wall time of comparing all pairs on all cores.</param>
/// <param name="MillisecondsPerScan">Median wall time of reading and preparing one scan while all cores did.</param>
internal sealed record EvaluationTimes(double MillisecondsPerPair, TimeSpan AllPairs, double MillisecondsPerScan);
