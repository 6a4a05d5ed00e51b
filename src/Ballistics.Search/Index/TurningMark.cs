using Ballistics.Comparison.Embedding;

namespace Ballistics.Search.Index;

/// <summary>The embeddings one mark is looked for by, made ready to be held against many rows.</summary>
internal sealed class TurningMark
{
    private readonly TurningProbe[] _probes;

    /// <summary>Prepares the embeddings.</summary>
    /// <exception cref="ArgumentException">There is none, or one is of another length.</exception>
    public TurningMark(IReadOnlyList<ReadOnlyMemory<sbyte>> vectors)
    {
        if (vectors.Count == 0)
            throw new ArgumentException("A probe has one vector at least.", nameof(vectors));
        _probes = [.. vectors.Select(vector => new TurningProbe(vector.Span))];
    }

    /// <summary>Raises the similarities of rows to those to some of the embeddings.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="first">The first embedding.</param>
    /// <param name="end">The one behind the last.</param>
    /// <param name="similar">The rows' similarities, <see cref="TurningRows.Count"/> of them.</param>
    public void Raise(TurningRows rows, int first, int end, Span<int> similar)
    {
        Span<int> found = stackalloc int[TurningRows.Count];
        for (int i = first; i < Math.Min(end, _probes.Length); i++)
        {
            _probes[i].Similarities(rows, found);
            for (int row = 0; row < found.Length; row++)
                similar[row] = Math.Max(similar[row], found[row]);
        }
    }
}
