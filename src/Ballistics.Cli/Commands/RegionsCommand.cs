using System.CommandLine;
using System.Globalization;
using Ballistics.Cli.Drawing;
using Ballistics.Cli.Output;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Rendering;

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
        var command = new Command("regions", "Find the primer, the breech-face impression, the firing pin's and what else a head shows, or a land and its grooves. What is not found is not listed.")
        {
            file, specimen, drawing,
        };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                Acquisition acquisition = AcquisitionReader.Read(File.ReadAllBytes(arguments.GetRequiredValue(file)));
                ScanRegions regions = RegionFinder.Find(acquisition, arguments.GetValue(specimen));
                Write(regions, arguments.InvocationConfiguration.Output);
                if (arguments.GetValue(drawing) is { } path)
                    WholeFile.Write(path, RegionPicture.Draw(acquisition, regions, PictureSize.Side), cancellation);
                return CommandLine.Done;
            },
            cancellation));
        return command;
    }

    private static void Write(ScanRegions regions, TextWriter output)
    {
        foreach (FoundRegion region in regions.Regions)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{region.Name,-13}confidence {region.Confidence:0.00}  {Place(region)}"));
        foreach (string remark in regions.Remarks)
            output.WriteLine(remark);
    }

    private static string Place(FoundRegion region)
    {
        string place = region.Outline.Circle is { } circle
            ? string.Create(CultureInfo.InvariantCulture, $"circle at {circle.X:0.0}, {circle.Y:0.0}, radius {circle.Radius:0.0} points")
            : $"outline of {region.Outline.Polygon?.Count ?? 0} corners";
        return region.DirectionDegrees is { } way ? string.Create(CultureInfo.InvariantCulture, $"{place}, towards {way:0}° (0 right, 90 down)") : place;
    }
}
