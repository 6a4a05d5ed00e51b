namespace Ballistics.Search.Index;

/// <summary>Rows that are not in a segment yet; the database holds them. Never changed: adding makes a new one.</summary>
internal sealed class RecentRows : IVectorRows
{
    private readonly EmbeddingRow[] _rows;
    private readonly sbyte[] _vectors;

    public RecentRows(IEnumerable<EmbeddingRow> rows)
    {
        _rows = [.. rows.OrderBy(row => row.Partition).ThenBy(row => row.ExhibitId).ThenBy(row => row.MarkId)];
        _vectors = new sbyte[_rows.Length * IndexFormat.Dimensions];
        for (int row = 0; row < _rows.Length; row++)
            _rows[row].Vector.CopyTo(_vectors.AsMemory(row * IndexFormat.Dimensions));
        var runs = new List<(IndexPartition, int, int)>();
        for (int first = 0; first < _rows.Length;)
        {
            int next = first;
            while (next < _rows.Length && _rows[next].Partition == _rows[first].Partition)
                next++;
            runs.Add((_rows[first].Partition, first, next - first));
            first = next;
        }
        Partitions = runs;
    }

    public IReadOnlyList<EmbeddingRow> Rows => _rows;

    public int Count => _rows.Length;

    public IReadOnlyList<(IndexPartition Partition, int First, int Count)> Partitions { get; }

    public ref readonly sbyte Vector(int row) => ref _vectors[row * IndexFormat.Dimensions];

    public Guid MarkId(int row) => _rows[row].MarkId;

    public Guid ExhibitId(int row) => _rows[row].ExhibitId;
}
