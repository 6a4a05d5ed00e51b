using System.CommandLine;
using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Quality;
using Ballistics.Imaging.Regions;

namespace Ballistics.Cli.Commands;

/// <summary><c>ballistics inspect FILE…</c>: what a file holds, and whether it can serve, measure by measure.</summary>
internal static class InspectCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The scans.", Arity = ArgumentArity.OneOrMore };
        Option<string> kind = KindOption.Create();
        ScaleOptions scale = ScaleOptions.Create();
        var command = new Command("inspect", "Say what scans hold, and whether they can serve: focus, noise, contrast, saturation, drop-outs, area and resolution.") { files, kind, scale.Spacing, scale.Calibre };
        command.SetAction((arguments, cancellation) => Task.Run(
            () =>
            {
                TextWriter output = arguments.InvocationConfiguration.Output;
                MarkKind mark = MarkKind.Parse(arguments.GetRequiredValue(kind));
                bool allServe = true;
                foreach (string file in arguments.GetRequiredValue(files))
                {
                    cancellation.ThrowIfCancellationRequested();
                    output.WriteLine(file);
                    allServe &= Inspect(file, mark, acquisition => scale.Apply(acquisition, arguments).Acquisition, output);
                }
                return allServe ? CommandLine.Done : CommandLine.Failed;
            },
            cancellation));
        return command;
    }

    private static bool Inspect(string file, MarkKind kind, Func<Acquisition, Acquisition> toScale, TextWriter output)
    {
        try
        {
            if (new FileInfo(file).Length > Search.Limits.ScanBytes)
                throw new RejectedScanException(RejectionReason.TooLarge, $"The file is larger than {Search.Limits.ScanBytes >> 20} MB, the most that is taken.");
            Acquisition acquisition = toScale(AcquisitionReader.Read(File.ReadAllBytes(file), new ReadOptions { ClaimedName = file }));
            Describe(acquisition, output);
            RegionOfInterest region = RegionLocator.Locate(acquisition, kind);
            QualityReport report = QualityGate.Assess(acquisition, region, kind);
            foreach (QualityMeasure measure in report.Measures)
                output.WriteLine($"  {measure.Name,-12}{Word(measure.Verdict),-10}{measure.Words}");
            output.WriteLine($"  {"verdict",-12}{Word(report.Verdict)}");
            return report.Verdict != QualityVerdict.Refused;
        }
        catch (RejectedScanException refusal)
        {
            output.WriteLine($"  {"verdict",-12}refused: {refusal.Reason}: {refusal.Message}");
            return false;
        }
    }

    private static void Describe(Acquisition acquisition, TextWriter output)
    {
        (int width, int height) = acquisition.Topography is { } surface ? (surface.Width, surface.Height) : (acquisition.Image!.Width, acquisition.Image.Height);
        double spacing = ScaleOptions.SpacingOf(acquisition);
        string apart = double.IsFinite(spacing) ? string.Create(CultureInfo.InvariantCulture, $"{spacing * 1e6:0.####} µm apart") : "of unknown spacing";
        output.WriteLine($"  {acquisition.Format} {(acquisition.Topography is null ? "picture" : "topography")}, {width} × {height} points, {apart}");
        output.WriteLine($"  SHA-256 {acquisition.Sha256}");
        foreach (string remark in acquisition.Remarks)
            output.WriteLine($"  {remark}");
    }

    private static string Word(QualityVerdict verdict) => verdict switch
    {
        QualityVerdict.Accepted => "serves",
        QualityVerdict.AcceptedWithWarning => "warning",
        _ => "refused",
    };
}
