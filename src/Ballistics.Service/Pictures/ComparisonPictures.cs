using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;
using Ballistics.Search.Intake;
using Ballistics.Service.Searches;

namespace Ballistics.Service.Pictures;

/// <summary>Draws a pair of marks on one grid, the candidate's turned and shifted onto the probe's by the pose that was found.</summary>
internal sealed class ComparisonPictures(PreparedMarks marks, ScanWorkers workers)
{
    /// <summary>A PNG file, transparent where nothing was measured; all three views of a pair have the same size and frame, and each names the originals it shows.</summary>
    public async Task<byte[]> DrawAsync(MarkPair pair, PictureView view, CancellationToken cancellation)
    {
        Topography probe = await marks.GetAsync(Guid.Parse(pair.FirstMark), cancellation);
        Topography candidate = await marks.GetAsync(Guid.Parse(pair.SecondMark), cancellation);
        string[] originals = await marks.OriginalsAsync([.. new[] { (pair.FirstMark, PictureView.Probe), (pair.SecondMark, PictureView.Candidate) }
            .Where(mark => view == mark.Item2 || view is not (PictureView.Probe or PictureView.Candidate)).Select(mark => Guid.Parse(mark.Item1))], cancellation);
        return await workers.RunAsync(0, () => DerivedPng.Of(Draw(probe, candidate, pair.Comparison.Pose, view), originals), cancellation);
    }

    private static byte[] Draw(Topography probe, Topography candidate, Pose pose, PictureView view)
    {
        SharedGrid grid = SharedGrid.Of(probe, candidate, pose);
        return view switch
        {
            PictureView.Probe => SurfaceRenderer.Render(grid.Sample(probe, default)),
            PictureView.Candidate => SurfaceRenderer.Render(grid.Sample(candidate, pose)),
            _ => Overlay(grid.Sample(probe, default), grid.Sample(candidate, pose)),
        };
    }

    // The probe in red, the candidate in cyan: where they agree the picture is grey, where they differ it is coloured.
    private static byte[] Overlay(Topography probe, Topography candidate)
    {
        byte[] red = ReliefShading.Shade(probe), cyan = ReliefShading.Shade(candidate);
        var colours = new byte[4 * red.Length];
        for (int i = 0; i < red.Length; i++)
        {
            bool measured = !float.IsNaN(probe.Heights[i]) || !float.IsNaN(candidate.Heights[i]);
            (colours[4 * i], colours[4 * i + 1], colours[4 * i + 2], colours[4 * i + 3]) = (red[i], cyan[i], cyan[i], measured ? (byte)255 : (byte)0);
        }
        return PngWriter.Rgba(probe.Width, probe.Height, colours);
    }
}
