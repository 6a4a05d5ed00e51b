using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Simulation.Studies;

/// <summary>A simulated scan as an X3P file that says of itself that it is simulated.</summary>
internal static class ScanFile
{
    /// <summary>The file, with 16-bit heights exactly as the instrument gave them.</summary>
    /// <param name="mark">What was scanned.</param>
    /// <param name="scan">The scan.</param>
    public static byte[] Of(SimulatedMark mark, Topography scan)
    {
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
