using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Simulation.Studies;

/// <summary>A simulated scan as an X3P file that says of itself that it is simulated, or as a picture of the same surface in a light.</summary>
internal static class ScanFile
{
    /// <summary>The file: 16-bit heights exactly as the instrument gave them, or PNG.</summary>
    /// <param name="mark">What was scanned.</param>
    /// <param name="scan">The scan.</param>
    public static byte[] Of(SimulatedMark mark, Topography scan)
    {
        if (mark.Light is { } light)
            return light == Lighting.Ring
                ? PngWriter.Grey(scan.Width, scan.Height, RingShading.Shade(scan))
                : SurfaceRenderer.Render(scan, new RenderOptions { TransparentWhereUnmeasured = false });
        using var file = new MemoryStream();
        X3pWriter.Write(file, scan, new X3pWriteOptions
        {
            DataType = X3pDataType.Int16,
            Increment = mark.HeightStep,
            Offset = 0,
            Instrument = new Instrument("Ballistics", "Simulated instrument", mark.Agency.Name, Parameters.SimulatorVersion.ToString(CultureInfo.InvariantCulture)),
            Creator = "Ballistics.Simulation",
            Comment = $"Simulated scan of {mark.Exhibit}; no such specimen exists.",
        });
        return file.ToArray();
    }
}
