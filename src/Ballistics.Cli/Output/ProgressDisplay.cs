using Spectre.Console;

namespace Ballistics.Cli.Output;

/// <summary>Shows how far a long piece of work is, its rate and the time left; on standard error, so that results can be piped.</summary>
/// <param name="visible">False shows nothing.</param>
internal sealed class ProgressDisplay(bool visible)
{
    /// <summary>Shows nothing.</summary>
    public static ProgressDisplay Quiet { get; } = new(visible: false);

    /// <summary>Visible where a person watches: neither standard output nor standard error is redirected.</summary>
    public static ProgressDisplay ForConsole() => new(!Console.IsOutputRedirected && !Console.IsErrorRedirected);

    /// <summary>Does the work, which calls what it is given once per step done; from any thread.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <param name="work">The work.</param>
    public void Run(string what, int steps, Action<Action> work) =>
        RunAsync(what, steps, done => Task.FromResult(Done(() => work(done)))).GetAwaiter().GetResult();

    /// <summary>Does work that is awaited and has a result.</summary>
    public async Task<T> RunAsync<T>(string what, int steps, Func<Action, Task<T>> work)
    {
        if (!visible)
            return await work(() => { });
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask(what, maxValue: steps);
                return work(() => task.Increment(1));
            });
    }

    private static bool Done(Action work)
    {
        work();
        return true;
    }
}
