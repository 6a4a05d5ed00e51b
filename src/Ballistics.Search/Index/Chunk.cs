namespace Ballistics.Search.Index;

/// <summary>Some rows of one partition, scanned by one worker; cut small, so that searches take turns and a cancelled one stops soon.</summary>
/// <param name="part">Where the rows are.</param>
/// <param name="first">The first of them.</param>
/// <param name="rows">How many.</param>
internal sealed class Chunk(IndexedRows part, int first, int rows)
{
    private readonly int[] _similar = new int[rows];

    /// <summary>Rows in scope.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of their similarities.</summary>
    public long Sum { get; private set; }

    /// <summary>Sum of the squares of their similarities: at most 16,384 × 2⁴⁴.</summary>
    public long Squares { get; private set; }

    /// <summary>Holds every row in scope against the probe.</summary>
    public void Scan(ProbeVectors probe, ExhibitScope scope)
    {
        int[] exhibits = part.Exhibits;
        long count = 0, sum = 0, squares = 0;
        for (int i = 0; i < rows; i++)
        {
            int row = first + i;
            if (!scope.Contains(exhibits[row]) || part.Removed?[row] == true)
            {
                _similar[i] = int.MinValue;
                continue;
            }
            int similar = probe.Similarity(in part.Rows.Vector(row));
            _similar[i] = similar;
            count++;
            sum += similar;
            squares += (long)similar * similar;
        }
        (Count, Sum, Squares) = (count, sum, squares);
        GC.KeepAlive(part);
    }

    /// <summary>Raises each exhibit's similarity to that of its most similar row.</summary>
    public void Raise(int[] similar)
    {
        for (int i = 0; i < rows; i++)
            if (_similar[i] > similar[part.Exhibits[first + i]])
                similar[part.Exhibits[first + i]] = _similar[i];
    }
}
