namespace Ballistics.Benchmarks.Scale;

/// <summary>For how many probes an exhibit of the same firearm is still there after each stage.</summary>
/// <param name="Exhibits">Simulated exhibits in the gallery.</param>
/// <param name="Probes">Staged searches.</param>
/// <param name="Shortlisted">One was among the most similar by embedding.</param>
/// <param name="Compared">One was compared in full.</param>
/// <param name="First">One came first.</param>
/// <param name="ExhaustiveProbes">Of the probes, those that were also compared with every exhibit in full.</param>
/// <param name="ExhaustiveFirst">Of these, for how many one came first then.</param>
/// <param name="SameFirst">Of these, for how many the staged search has the same exhibit first.</param>
/// <param name="ExhaustiveSeconds">What one of these took on average.</param>
internal sealed record RecallFigures(
    int Exhibits, int Probes, int Shortlisted, int Compared, int First, int ExhaustiveProbes, int ExhaustiveFirst, int SameFirst, double ExhaustiveSeconds);
