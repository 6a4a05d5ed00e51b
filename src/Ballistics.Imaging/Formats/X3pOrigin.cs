namespace Ballistics.Imaging.Formats;

/// <summary>
/// The corner that an X3P file's first point lies in. A scan read from the wrong one is mirrored, and a mirrored mark is like no other.
/// </summary>
/// <remarks>
/// ISO 25178-72 takes right-handed coordinates with heights towards the viewer, so that rows are counted from the lowest up; older programs
/// counted from the top, and some state the corner in an element Origin (NW: upper left). Without it the standard holds: of one firearm
/// in the Baldwin study the scans with NW and the one without correlate only so.
/// </remarks>
/// <param name="IsTop">True where the first row is the uppermost.</param>
/// <param name="IsLeft">True where a row begins on the left.</param>
internal readonly record struct X3pOrigin(bool IsTop, bool IsLeft)
{
    /// <summary>What the file states; a remark where it states nothing, or nothing that is known.</summary>
    public static X3pOrigin Read(X3pDocument document, List<string> remarks)
    {
        string? stated = document.Text("Axes/Origin");
        switch (stated?.ToUpperInvariant())
        {
            case "NW":
                return new X3pOrigin(IsTop: true, IsLeft: true);
            case "NE":
                return new X3pOrigin(IsTop: true, IsLeft: false);
            case "SW":
                return new X3pOrigin(IsTop: false, IsLeft: true);
            case "SE":
                return new X3pOrigin(IsTop: false, IsLeft: false);
            default:
                string said = stated is null ? "No corner is stated for the first point" : $"The origin '{(stated.Length <= 10 ? stated : stated[..10] + "…")}' is not known";
                remarks.Add($"{said}: taken as the lower left one, as the standard has it. Were it the upper left, the scan would be mirrored.");
                return new X3pOrigin(IsTop: false, IsLeft: true);
        }
    }

    /// <summary>Puts points into the order of a drawing in place: the uppermost row first, each from the left.</summary>
    /// <param name="points">The points as stored.</param>
    /// <param name="width">Points in a row.</param>
    public void Arrange<T>(Span<T> points, int width)
    {
        int height = points.Length / width;
        for (int y = 0; !IsTop && y < height / 2; y++)
        {
            Span<T> upper = points.Slice(y * width, width), lower = points.Slice((height - 1 - y) * width, width);
            for (int x = 0; x < width; x++)
                (upper[x], lower[x]) = (lower[x], upper[x]);
        }
        for (int y = 0; !IsLeft && y < height; y++)
            points.Slice(y * width, width).Reverse();
    }
}
