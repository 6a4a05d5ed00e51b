namespace Ballistics.Evidence;

/// <summary>
/// Is handed the result of every step of preparation and comparison, so that the command line and the page can draw it.
/// Passed as an argument; null costs nothing.
/// </summary>
public interface IPipelineObserver
{
    /// <summary>Takes one step's result.</summary>
    /// <param name="step">Name of the step: region, levelled, filtered, coarse-peak, cells, congruent-cells, overlay, crosscut, grooves, profile, aligned-profiles.</param>
    /// <param name="result">The step's result: a <see cref="Topography"/>, a <see cref="RegionOfInterest"/>, a <see cref="MarkComparison"/> or a profile.</param>
    void Observe(string step, object result);
}
