using System.Globalization;
using Ballistics.Cli.Evaluation;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Search.Import;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Shots;
using Ballistics.Simulation.Studies;

namespace Ballistics.Cli.Training;

/// <summary>Where marks for training come from.</summary>
internal static class TrainingMarks
{
    /// <summary>The scans of a labelled folder; lands of an unknown surface are left out.</summary>
    public static IEnumerable<TrainingMark> Of(EvaluationRequest request) =>
        EvaluatedScans.Select(LabelledFolder.Read(request.Folder, request.LabelsFile), request)
            .Where(scan => !scan.Kind.IsStriated || scan.Surface is not null)
            .Select(scan => new TrainingMark(
                scan.Exhibit, scan.Kind, scan.Kind.IsStriated ? $"{scan.Study}/{scan.Firearm}/{scan.Surface}" : $"{scan.Study}/{scan.Firearm}",
                () => PreparedScan.Read(
                    EvaluatedScans.PathOf(scan, request), scan.Kind, present: read => ProtocolScan.Apply(read, scan.File, request.Protocol)).Signature));

    /// <summary>The marks of a simulated study, made as they are asked for.</summary>
    public static IEnumerable<TrainingMark> Of(StudyPlan plan) => StudyMarks.Of(plan).Select(mark => new TrainingMark(
        mark.Exhibit, mark.Kind, mark.Surface is { } surface ? $"{mark.Firearm}/{surface}" : mark.Firearm, () => Extract(mark)));

    /// <summary>Lands that are made at once, without scan and crosscut: some thousand a second.</summary>
    /// <param name="seed">Where everything comes from.</param>
    /// <param name="barrels">How many barrels, one land of each.</param>
    /// <param name="shots">How many shots of each.</param>
    /// <param name="difficulty">How unlike the shots of one barrel are.</param>
    public static IEnumerable<TrainingMark> Lands(ulong seed, int barrels, int shots, Difficulty difficulty)
    {
        MarkKind kind = MarkKind.LandEngravedArea;
        var lands = new DistractorMarks(seed, kind, difficulty);
        return
            from barrel in Enumerable.Range(0, barrels)
            from shot in Enumerable.Range(0, shots)
            let source = string.Create(CultureInfo.InvariantCulture, $"simulated-{seed}-{barrel + 1}")
            select new TrainingMark(
                string.Create(CultureInfo.InvariantCulture, $"{source}-{shot + 1}"), kind, source, () => SignatureExtractor.Extract(lands.PrepareShot(barrel, shot)));
    }

    private static Signature Extract(SimulatedMark mark)
    {
        Topography scan = mark.Measure();
        var acquisition = new Acquisition { Format = "simulated", Sha256 = "", Topography = scan };
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, RegionLocator.Locate(acquisition, mark.Kind), mark.Kind));
    }
}
