using System.CommandLine;
using Ballistics.Imaging.Formats;

namespace Ballistics.Cli.Commands;

/// <summary>What is stated about a picture that its file does not say: how far apart its pixels lie and how it was lit.</summary>
/// <param name="Spacing">Micrometres a pixel.</param>
/// <param name="Lighting">Ring or side.</param>
/// <param name="Lamp">Direction towards the lamp.</param>
internal sealed record PictureOptions(Option<double?> Spacing, Option<string?> Lighting, Option<double?> Lamp)
{
    /// <summary>The options of one picture.</summary>
    /// <param name="prefix">What the options' names begin with: nothing, or "second-".</param>
    /// <param name="which">Which picture, for a reader.</param>
    public static PictureOptions Create(string prefix, string which)
    {
        Option<double?> spacing = ScaleOptions.SpacingOption($"--{prefix}spacing", $"Of {which}: micrometres from pixel to pixel, where the file does not say.");
        var lighting = new Option<string?>($"--{prefix}lighting") { Description = $"Of {which}: how it was lit." };
        lighting.AcceptOnlyFromAmong("ring", "side");
        var lamp = new Option<double?>($"--{prefix}lamp") { Description = $"Of {which}, under side light: the direction towards the lamp, degrees clockwise from the right. Estimated where it is not stated." };
        return new PictureOptions(spacing, lighting, lamp);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [Spacing, Lighting, Lamp];

    /// <summary>What was stated; where nothing was, what was stated of another picture.</summary>
    public ReadOptions Read(ParseResult arguments, ReadOptions? otherwise = null) => new()
    {
        Spacing = arguments.GetValue(Spacing) * 1e-6 ?? otherwise?.Spacing ?? double.NaN,
        Lighting = arguments.GetValue(Lighting) switch { "ring" => Evidence.Lighting.Ring, "side" => Evidence.Lighting.Side, _ => otherwise?.Lighting ?? Evidence.Lighting.Unknown },
        LampDegrees = arguments.GetValue(Lamp) ?? otherwise?.LampDegrees ?? double.NaN,
    };
}
