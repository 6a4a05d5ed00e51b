using System.Globalization;
using System.Text;

namespace Ballistics.Simulation.Studies;

/// <summary>The truth about a study's scans, as a CSV text that a labelled folder is read by.</summary>
public static class LabelsFile
{
    /// <summary>The names of the columns, in order.</summary>
    public const string Header = "file,study,exhibit,specimen,mark,firearm,land,surface,agency,jurisdiction,case";

    /// <summary>The whole text: the header, then the lines.</summary>
    /// <param name="lines">The lines of the marks.</param>
    /// <param name="hasLight">Whether some of the lines end with a light.</param>
    public static string Write(IEnumerable<string> lines, bool hasLight = false)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var text = new StringBuilder(Header).Append(hasLight ? ",light\n" : "\n");
        foreach (string line in lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>The line of one mark; of a picture it ends with the light it was taken in.</summary>
    // No value holds a comma, a quote or a line break: names are checked by the plan, agencies are the simulator's own.
    public static string Line(SimulatedMark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mark.File},{mark.Study},{mark.Exhibit},{mark.Kind.Specimen},{mark.Kind},{mark.Firearm},{mark.Land},{mark.Surface},{mark.Agency.Name},{mark.Agency.Jurisdiction},{mark.CaseReference}{(mark.Light is { } light ? $",{light}" : "")}");
    }
}
