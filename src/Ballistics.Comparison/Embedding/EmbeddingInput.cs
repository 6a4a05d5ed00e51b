using Ballistics.Comparison.Striae;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// What an embedding is computed from, made from a mark's signature by one piece of code for training, for the index and for queries,
/// so that they cannot drift apart. Levels of −127 to 127, <see cref="Unmeasured"/> where nothing was measured.
/// </summary>
public static class EmbeddingInput
{
    /// <summary>The level of a point that was not measured.</summary>
    public const sbyte Unmeasured = sbyte.MinValue;

    /// <summary>Shape of the input: impressed marks (rings, angles); striated marks (points).</summary>
    /// <param name="isStriated">Which of the two.</param>
    public static IReadOnlyList<int> Shape(bool isStriated) => isStriated ? [ProfileWindow.Points] : [PolarMap.Rings, PolarMap.Angles];

    /// <summary>The input about each of the centres; a striated mark has one, whatever is asked for.</summary>
    /// <param name="signature">The mark.</param>
    /// <param name="offsets">Centres of the rings from the estimated centre of the mark, metres.</param>
    public static IReadOnlyList<sbyte[]> Of(Signature signature, IReadOnlyList<(double X, double Y)> offsets)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(offsets);
        switch (signature)
        {
            case StriationSignature striae:
                var window = new sbyte[ProfileWindow.Points];
                ProfileWindow.Sample(striae, window);
                return [window];
            case ImpressedSignature impressed:
                var map = new PolarMap(impressed.Fine);
                var inputs = new sbyte[offsets.Count][];
                for (int i = 0; i < inputs.Length; i++)
                    map.Sample(offsets[i].X, offsets[i].Y, inputs[i] = new sbyte[PolarMap.Rings * PolarMap.Angles]);
                return inputs;
            default:
                throw new ArgumentException($"A signature of {signature.Kind} is neither impressed nor striated.", nameof(signature));
        }
    }

    /// <summary>A square grid of centres about the estimated one, which comes first.</summary>
    /// <param name="side">Centres along a side, odd.</param>
    /// <param name="step">From one to the next, metres.</param>
    public static IReadOnlyList<(double X, double Y)> Grid(int side, double step) =>
    [
        .. Enumerable.Range(0, side * side)
            .Select(i => (X: (i % side - side / 2) * step, Y: (i / side - side / 2) * step))
            .OrderBy(offset => offset.X * offset.X + offset.Y * offset.Y),
    ];
}
