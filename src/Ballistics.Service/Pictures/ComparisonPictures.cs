using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Service.Searches;

namespace Ballistics.Service.Pictures;

/// <summary>Draws a pair of marks on one grid, the candidate's turned and shifted onto the probe's by the pose that was found.</summary>
internal sealed class ComparisonPictures(PreparedMarks marks, ScanWorkers workers)
{
    /// <summary>A PNG file; all three views of a pair have the same size and frame.</summary>
    public async Task<byte[]> DrawAsync(MarkPair pair, PictureView view, CancellationToken cancellation)
    {
        Topography probe = await marks.GetAsync(Guid.Parse(pair.FirstMark), cancellation);
        Topography candidate = await marks.GetAsync(Guid.Parse(pair.SecondMark), cancellation);
        return await workers.RunAsync(0, () => Draw(probe, candidate, pair.Comparison.Pose, view), cancellation);
    }

    private static byte[] Draw(Topography probe, Topography candidate, Pose pose, PictureView view)
    {
        SharedGrid grid = SharedGrid.Of(probe, candidate, pose);
        return view switch
        {
            PictureView.Probe => Png.Grey(grid.Width, grid.Height, Relief.Shade(grid.Sample(probe, default))),
            PictureView.Candidate => Png.Grey(grid.Width, grid.Height, Relief.Shade(grid.Sample(candidate, pose))),
            _ => Overlay(grid, Relief.Shade(grid.Sample(probe, default)), Relief.Shade(grid.Sample(candidate, pose))),
        };
    }

    // The probe in red, the candidate in cyan: where they agree the picture is grey, where they differ it is coloured.
    private static byte[] Overlay(SharedGrid grid, byte[] probe, byte[] candidate)
    {
        var colours = new byte[3 * probe.Length];
        for (int i = 0; i < probe.Length; i++)
            (colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]) = (candidate[i], candidate[i], probe[i]);
        return Png.Colour(grid.Width, grid.Height, colours);
    }
}
