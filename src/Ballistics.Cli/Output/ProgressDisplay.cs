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
    public void Run(string what, int steps, Action<Action> work)
    {
        if (!visible)
        {
            work(() => { });
            return;
        }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(what, maxValue: steps);
                work(() => task.Increment(1));
            });
    }
}
