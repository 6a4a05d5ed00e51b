using System.CommandLine;
using System.Globalization;
using Ballistics.Cli.Drawing;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Rendering;
using Ballistics.Imaging.Scale;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics regions FILE</c>: finds the regions of a head or a land and, where asked, draws them.</summary>
internal static class RegionsCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A picture or a scan of a cartridge case's head, or the scan of a land." };
        var specimen = new Option<SpecimenKind>("--specimen") { Description = "What it shows: CartridgeCase or Bullet.", DefaultValueFactory = _ => SpecimenKind.CartridgeCase };
        var drawing = new Option<string?>("--out") { Description = "Write a PNG with the regions drawn." };
        ScaleOptions scale = ScaleOptions.Create();
        var command = new Command("regions", "Find the primer, the breech-face impression, the firing pin's and what else a head shows, or a land and its grooves. What is not found is not listed.")
        {
            file, specimen, drawing, scale.Spacing, scale.Calibre,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                ScaledPicture scaled = scale.Apply(AcquisitionReader.Read(File.ReadAllBytes(arguments.GetRequiredValue(file))), arguments);
                Acquisition acquisition = scaled.Acquisition;
                ScanRegions regions = RegionFinder.Find(acquisition, arguments.GetValue(specimen));
                Write(regions, ScaleOptions.SpacingOf(acquisition), arguments.InvocationConfiguration.Output);
                foreach (string remark in acquisition.Remarks)
                    arguments.InvocationConfiguration.Output.WriteLine(remark);
                if (arguments.GetValue(drawing) is { } path)
                    WholeFile.Write(path, RegionPicture.Draw(acquisition, regions, PictureSize.Side), cancellation);
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }

    private static void Write(ScanRegions regions, double spacing, TextWriter output)
    {
        foreach (FoundRegion region in regions.Regions)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{region.Name,-13}confidence {region.Confidence:0.00}  {Place(region, spacing)}"));
        foreach (string remark in regions.Remarks)
            output.WriteLine(remark);
    }

    private static string Place(FoundRegion region, double spacing)
    {
        string place = region.Outline.Circle is { } circle
            ? string.Create(CultureInfo.InvariantCulture, $"circle at {circle.X:0.0}, {circle.Y:0.0}, radius {circle.Radius:0.0} points{(double.IsFinite(spacing) ? $" ({circle.Radius * spacing * 1e3:0.000} mm)" : "")}")
            : $"outline of {region.Outline.Polygon?.Count ?? 0} corners";
        return region.DirectionDegrees is { } way ? string.Create(CultureInfo.InvariantCulture, $"{place}, towards {way:0}° (0 right, 90 down)") : place;
    }
}
