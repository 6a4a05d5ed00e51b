using Ballistics.Search.Ranking;

namespace Ballistics.Service.Searches;

/// <summary>What an exhaustive search with an exhibit would cost, from a measurement made just now.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="Eligible">Exhibits it may reach that bear a mark of a kind it bears.</param>
/// <param name="MillisecondsPerComparison">One comparison in full on one worker, measured.</param>
/// <param name="ExhaustiveSeconds">All of them on all workers, if no other search ran; others running make it longer.</param>
public sealed record EstimateResponse(Guid ExhibitId, int Eligible, double MillisecondsPerComparison, double ExhaustiveSeconds)
{
    internal static EstimateResponse Of(Guid exhibit, SearchEstimate estimate) =>
        new(exhibit, estimate.Eligible, estimate.MillisecondsPerComparison, estimate.ExhaustiveSeconds);
}
