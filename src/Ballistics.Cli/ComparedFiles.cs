using System.Globalization;
using Ballistics.Cli.Drawing;
using Ballistics.Cli.Output;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;
using OpenCvSharp;

namespace Ballistics.Cli;

/// <summary>Two files compared, with every step on the way.</summary>
/// <param name="First">The first file, prepared.</param>
/// <param name="FirstSteps">Its steps.</param>
/// <param name="Second">The second file, prepared.</param>
/// <param name="SecondSteps">Its steps.</param>
/// <param name="Comparison">How they compare; null where it was stopped before.</param>
/// <param name="PairSteps">The steps of comparing them.</param>
internal sealed record ComparedFiles(
    PreparedScan First, StepRecorder FirstSteps, PreparedScan Second, StepRecorder SecondSteps, MarkComparison? Comparison, StepRecorder PairSteps)
{
    /// <summary>Compares two files.</summary>
    /// <param name="first">The first file.</param>
    /// <param name="second">The second.</param>
    /// <param name="kind">The kind of mark both show.</param>
    /// <param name="stated">What is stated of either, where they are pictures.</param>
    /// <param name="stopAt">The last step to take; null for all.</param>
    public static ComparedFiles Compare(string first, string second, MarkKind kind, (ReadOptions First, ReadOptions Second) stated, string? stopAt)
    {
        StepRecorder ofFirst = new(), ofSecond = new(), ofPair = new();
        PreparedScan a = PreparedScan.Read(first, kind, ofFirst, stated: stated.First), b = PreparedScan.Read(second, kind, ofSecond, stated: stated.Second);
        MarkComparison? comparison = stopAt is null || PipelineSteps.OfPair.Contains(stopAt)
            ? MarkComparer.Compare(a.Signature, b.Signature, ofPair)
            : null;
        // What the comparer did not hand over by itself is on its result.
        if (comparison is { Cells.Count: > 0 })
            foreach (string step in new[] { PipelineSteps.Cells, PipelineSteps.CongruentCells })
                if (ofPair.Steps.All(taken => taken.Step != step))
                    ofPair.Observe(step, comparison);
        return new ComparedFiles(a, ofFirst, b, ofSecond, comparison, ofPair);
    }

    /// <summary>Writes a picture of each step up to the last one asked for, which names the scans it was made from; returns their names.</summary>
    /// <param name="folder">Where; it is made where it is missing.</param>
    /// <param name="stopAt">The last step to draw; null for all.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public IReadOnlyList<string> WritePictures(string folder, string? stopAt, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        int last = stopAt is null ? int.MaxValue : PipelineSteps.PlaceOf(stopAt);
        var names = new List<string>();
        Write(FirstSteps, "-first", [First.Acquisition.Sha256], (step, result) => StepPicture.OfMark(step, result, First.Acquisition));
        Write(SecondSteps, "-second", [Second.Acquisition.Sha256], (step, result) => StepPicture.OfMark(step, result, Second.Acquisition));
        Write(PairSteps, "", [First.Acquisition.Sha256, Second.Acquisition.Sha256], (step, result) => StepPicture.OfPair(step, result, First.Mark, Second.Mark));
        return [.. names.Order(StringComparer.Ordinal)];

        void Write(StepRecorder steps, string side, string[] originals, Func<string, object, Mat> draw)
        {
            foreach ((string step, object result) in steps.Steps.Where(taken => PipelineSteps.PlaceOf(taken.Step) <= last))
            {
                cancellation.ThrowIfCancellationRequested();
                using Mat picture = draw(step, result);
                Cv2.ImEncode(".png", picture, out byte[] file);
                string name = $"{PipelineSteps.PlaceOf(step) + 1:00}-{step}{side}.png";
                WholeFile.Write(Path.Combine(folder, name), DerivedPng.Of(file, originals), cancellation);
                names.Add(name);
            }
        }
    }

    /// <summary>Writes the comparison as a person reads it.</summary>
    public void WriteText(TextWriter output)
    {
        if (Comparison is not { } comparison)
            return;
        if (double.IsNaN(comparison.Score))
        {
            output.WriteLine($"No score. {comparison.Remark}");
            return;
        }
        Pose pose = comparison.Pose;
        if (comparison.ComparedBy != ComparedBy.Heights)
            output.WriteLine($"{"compared by",-34}{Words(comparison.ComparedBy)}");
        foreach ((string name, PreparedScan scan) in ((string, PreparedScan)[])[("first", First), ("second", Second)])
            if (scan is { Mark.Modality: Modality.SideLight, Acquisition.Image.LampDegrees: double.NaN })
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"lamp of the {name}, estimated",-34}{scan.Mark.LampDegrees:0}°, taken to have stood above"));
        Line("score", comparison.Score, "0.0000");
        Line("correlation", comparison.Correlation, "0.0000");
        Line("residual, of relief not in common", comparison.Residual, "0.000");
        Line("share of congruent cells", comparison.CongruentCellFraction, "0.000");
        Line("shared area of the smaller mark", comparison.OverlapFraction, "0.000");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{"second on first",-34}turned {pose.RotationDegrees:0.0}°, shifted {pose.X * 1e6:0} µm right and {pose.Y * 1e6:0} µm down"));

        static string Words(ComparedBy by) => by switch
        {
            ComparedBy.Relief => "relief, estimated from shading where there are no heights",
            ComparedBy.Steepness => "steepness, all that a picture under ring light tells",
            ComparedBy.Brightness => "brightness across the striae of two pictures lit alike",
            _ => "heights",
        };

        void Line(string name, double value, string format)
        {
            if (double.IsFinite(value))
                output.WriteLine($"{name,-34}{value.ToString(format, CultureInfo.InvariantCulture)}");
        }
    }
}
