namespace Ballistics.Search.Index;

/// <summary>
/// The most similar exhibits of the rows it is shown, each with its most similar row, and all equals of the last of them: which of
/// equals is kept must not hang on who met them first. A row below <see cref="Least"/> cannot be among them and need not be shown.
/// </summary>
/// <param name="length">How many exhibits at least, where there are as many.</param>
internal sealed class LeadingExhibits(int length)
{
    // Similarity above, number of the exhibit below: whole numbers in order are rows in order.
    private long[] _rows = new long[Math.Max(1024, 4 * Math.Min(length, 1 << 20))];
    private int _count;

    /// <summary>A similarity that as many exhibits reach as are asked for.</summary>
    public int Least { get; private set; } = int.MinValue;

    /// <summary>Takes up a row.</summary>
    public void Add(int exhibit, int similar)
    {
        if (_count == _rows.Length)
            Keep();
        _rows[_count++] = (long)similar << 32 | (uint)exhibit;
    }

    /// <summary>The exhibits, the most similar first.</summary>
    public IReadOnlyList<(int Exhibit, int Similar)> Exhibits()
    {
        Keep();
        return [.. _rows.Take(_count).Select(row => ((int)row, (int)(row >> 32)))];
    }

    private void Keep()
    {
        Span<long> rows = _rows.AsSpan(0, _count);
        rows.Sort((one, other) => other.CompareTo(one));
        var met = new HashSet<int>();
        int kept = 0;
        foreach (long row in rows)
        {
            if (met.Count >= length && row >> 32 < Least)
                break;
            if (!met.Add((int)row))
                continue;
            rows[kept++] = row;
            if (met.Count == length)
                Least = (int)(row >> 32);
        }
        _count = kept;
        if (_count > _rows.Length / 2)
            Array.Resize(ref _rows, 2 * _rows.Length);
    }
}
