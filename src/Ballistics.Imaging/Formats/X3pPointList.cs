using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Points written out in the XML. Each is a text of one number an absolute axis, with semicolons between; an empty one was not measured.
/// </summary>
/// <param name="fields">Numbers a point has: z alone, or the coordinates of absolute axes before it.</param>
internal sealed class X3pPointList(int fields)
{
    private readonly List<double>[] _fields = [.. Enumerable.Range(0, fields).Select(_ => new List<double>())];

    /// <summary>How many points there are.</summary>
    public int Count => _fields[0].Count;

    /// <summary>Takes one point's text.</summary>
    /// <exception cref="RejectedScanException">Not as many numbers as the axes ask for, or no numbers.</exception>
    public void Add(string text)
    {
        if (Count == Limits.Points)
            throw new RejectedScanException(RejectionReason.TooLarge, $"main.xml lists more than {Limits.Points} points. Crop or subsample the scan.");
        string[] parts = text.Split(';');
        bool empty = string.IsNullOrWhiteSpace(text);
        // A counted axis may show up in a point although its value follows from the order; then it is passed over.
        if (!empty && parts.Length != fields && !(parts.Length == 3 && fields == 1))
            throw Damaged(text);
        for (int field = 0; field < fields; field++)
        {
            double number = double.NaN;
            string part = empty ? "" : parts[parts.Length - fields + field];
            if (!string.IsNullOrWhiteSpace(part) && !X3pDocument.TryNumber(part, out number))
                throw Damaged(text);
            _fields[field].Add(number);
        }
    }

    /// <summary>All values of one field, in order.</summary>
    public HeightPass Field(int field, double increment, double offset) => sink =>
    {
        var chunk = new double[4096];
        List<double> list = _fields[field];
        for (int start = 0; start < list.Count; start += chunk.Length)
        {
            int length = Math.Min(chunk.Length, list.Count - start);
            for (int i = 0; i < length; i++)
                chunk[i] = list[start + i] * increment + offset;
            sink(start, chunk.AsSpan(0, length));
        }
    };

    private RejectedScanException Damaged(string text) => new(RejectionReason.Damaged,
        $"Point {Count} of main.xml is '{(text.Length <= 40 ? text : text[..40] + "…")}', where {fields} number(s) are due. Save the scan again.");
}
