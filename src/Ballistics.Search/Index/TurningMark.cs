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
    public void Raise(TurningRows rows, int first, int end, Span<int> similar) =>
        TurningProbe.Raise(_probes.AsSpan(Math.Min(first, _probes.Length)..Math.Min(end, _probes.Length)), rows, similar);
}
