namespace Ballistics.Search.Index;

/// <summary>Some rows and what is known of their similarity so far.</summary>
/// <param name="chunk">The rows.</param>
internal sealed class TurningChunk(Chunk chunk)
{
    /// <summary>The similarity of a row that does not count.</summary>
    public const int NotInScope = int.MinValue;

    private readonly int[] _similar = new int[chunk.Rows];

    /// <summary>The rows.</summary>
    public Chunk Rows => chunk;

    /// <summary>How similar each of them is so far.</summary>
    public Span<int> Similar => _similar;

    /// <summary>Shows the rows in scope to the leading ones.</summary>
    public void Lead(LeadingExhibits leading)
    {
        ReadOnlySpan<int> exhibits = chunk.Part.Exhibits.AsSpan(chunk.First, chunk.Rows);
        for (int row = 0; row < exhibits.Length; row++)
            if (_similar[row] != NotInScope && _similar[row] >= leading.Least)
                leading.Add(exhibits[row], _similar[row]);
    }
}
