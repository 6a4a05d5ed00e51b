using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ballistics.Cli.Output;

/// <summary>Steps per second.</summary>
internal sealed class RateColumn : ProgressColumn
{
    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(task.Speed is { } speed ? speed.ToString(speed < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + "/s" : "–/s");
}
