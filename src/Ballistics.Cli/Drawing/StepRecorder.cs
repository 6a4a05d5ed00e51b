using Ballistics.Evidence;

namespace Ballistics.Cli.Drawing;

/// <summary>Keeps what the pipeline hands over, so that it can be drawn when both marks are known.</summary>
internal sealed class StepRecorder : IPipelineObserver
{
    private readonly List<(string Step, object Result)> _steps = [];

    /// <summary>The steps in the order they came.</summary>
    public IReadOnlyList<(string Step, object Result)> Steps => _steps;

    /// <inheritdoc/>
    public void Observe(string step, object result) => _steps.Add((step, result));
}
