namespace Ballistics.Cli.Output;

/// <summary>Counts reports at once, on the thread that makes them; what they say does not matter.</summary>
/// <param name="done">Is called for each report.</param>
internal sealed class CountedProgress<T>(Action done) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => done();
}
