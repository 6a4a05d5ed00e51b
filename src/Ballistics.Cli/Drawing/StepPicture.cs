using System.Globalization;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>Draws a step by the type of its result.</summary>
internal static class StepPicture
{
    /// <summary>The picture of one mark's step; the caller disposes it.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="result">What the pipeline handed over.</param>
    /// <param name="scan">The scan the step was taken on.</param>
    public static Mat OfMark(string step, object result, Acquisition scan)
    {
        Modality modality = scan.Image is null ? Modality.Heights : Modality.RingLight;
        switch (result)
        {
            case RegionOfInterest region:
                Topography whole = scan.Topography ?? AsMap(scan.Image!);
                using (SurfacePicture drawn = SurfacePicture.Draw(whole, SurfacePicture.ScaleFor(whole), modality, region))
                    return Panels.Join($"{step} ({region.Origin})", drawn.Picture);
            case Topography surface:
                using (SurfacePicture drawn = SurfacePicture.Draw(surface, SurfacePicture.ScaleFor(surface), modality))
                    return Panels.Join(step, drawn.Picture);
            default:
                return OfProfiles(step, result);
        }
    }

    /// <summary>The picture of a pair's step; the caller disposes it.</summary>
    /// <param name="step">Name of the step.</param>
    /// <param name="result">What the pipeline handed over.</param>
    /// <param name="first">The first prepared mark.</param>
    /// <param name="second">The second.</param>
    public static Mat OfPair(string step, object result, PreparedMark first, PreparedMark second) => result switch
    {
        MarkComparison comparison when step is PipelineSteps.Cells or PipelineSteps.CongruentCells =>
            CellPicture.Draw(first, second, comparison, congruentOnly: step == PipelineSteps.CongruentCells),
        MarkComparison comparison => OverlayPicture.Draw(first, second, comparison),
        _ => OfProfiles(step, result),
    };

    /// <summary>The greys of a picture as a map; of an unknown spacing the scale alone is unknown.</summary>
    private static Topography AsMap(ReflectanceImage image)
    {
        double spacing = image.Spacing > 0 && double.IsFinite(image.Spacing) ? image.Spacing : 1;
        return new Topography(image.Width, image.Height, spacing, spacing, image.Intensities.ToArray());
    }

    private static Mat OfProfiles(string step, object result) => result switch
    {
        StriationProfile profile => ProfilePicture.Draw(Caption(step, profile), profile.Heights.ToArray()),
        AlignedProfiles pair => ProfilePicture.Draw(Caption(step, pair.First), pair.First.Heights.ToArray(), pair.Second.Heights.ToArray()),
        float[] profile => ProfilePicture.Draw(step, profile),
        double[] profile => ProfilePicture.Draw(step, Array.ConvertAll(profile, height => (float)height)),
        _ => throw new CommandException($"The step '{step}' hands over a {result.GetType().Name}, which this program cannot draw. Stop at another step with --stop-at."),
    };

    private static string Caption(string step, StriationProfile profile) =>
        string.Create(CultureInfo.InvariantCulture, $"{step}, {profile.Heights.Length * profile.Spacing * 1e6:0} um");
}
