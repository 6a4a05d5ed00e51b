using System.CommandLine;
using Ballistics.Evidence;
using Ballistics.Imaging.Scale;

namespace Ballistics.Cli.Commands;

/// <summary>What the scale of a picture is taken from where its file does not say it: what is stated, or the primer of a stated calibre.</summary>
/// <param name="Spacing">Micrometres a pixel.</param>
/// <param name="Calibre">The calibre.</param>
internal sealed record ScaleOptions(Option<double?> Spacing, Option<string?> Calibre)
{
    /// <summary>The options of one command.</summary>
    public static ScaleOptions Create() => new(
        SpacingOption("--spacing", "Of pictures: micrometres from pixel to pixel. Goes before what the file says."),
        new Option<string?>("--calibre") { Description = "Of pictures whose spacing nobody states: the calibre, as \"9 mm Luger\". The spacing is then estimated from the primer found." });

    /// <summary>An option for a spacing in micrometres.</summary>
    public static Option<double?> SpacingOption(string name, string description)
    {
        var spacing = new Option<double?>(name) { Description = description };
        spacing.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } given && !(given > 0 && double.IsFinite(given)))
                result.AddError($"{name} is a number of micrometres above 0.");
        });
        return spacing;
    }

    /// <summary>The scan with the scale that was asked for.</summary>
    public ScaledPicture Apply(Acquisition acquisition, ParseResult arguments) =>
        ScaledPicture.Of(acquisition, arguments.GetValue(Spacing) * 1e-6 ?? double.NaN, arguments.GetValue(Calibre));

    /// <summary>The distance between a scan's points, metres; NaN where it is not known.</summary>
    public static double SpacingOf(Acquisition acquisition) => acquisition.Topography?.SpacingX ?? acquisition.Image?.Spacing ?? double.NaN;
}
