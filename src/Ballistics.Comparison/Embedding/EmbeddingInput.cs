using Ballistics.Comparison.Striae;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// What an embedding is computed from, made from a mark's signature by one piece of code for training, for the index and for queries,
/// so that they cannot drift apart. Levels of −127 to 127, <see cref="Unmeasured"/> where nothing was measured.
/// </summary>
public static class EmbeddingInput
{
    /// <summary>Centres of an impressed probe along a side of their grid, and from one to the next, metres.</summary>
    private const int Centres = 5;
    private const double CentreStep = 50e-6;

    /// <summary>Shifts of a striated probe to either side, and from one to the next, metres: up to 200 µm, as far as errors of the shoulders reach.</summary>
    private const int Shifts = 32;
    private const double ShiftStep = 6.25e-6;

    private static readonly IReadOnlyList<(double X, double Y)> s_centres = Grid(Centres, CentreStep);
    private static readonly IReadOnlyList<(double X, double Y)> s_shifts = [.. Enumerable.Range(-Shifts, 2 * Shifts + 1).Select(shift => (shift * ShiftStep, 0.0))];

    /// <summary>The level of a point that was not measured.</summary>
    public const sbyte Unmeasured = sbyte.MinValue;

    /// <summary>Shape of the input: impressed marks (rings, angles); striated marks (points).</summary>
    /// <param name="isStriated">Which of the two.</param>
    public static IReadOnlyList<int> Shape(bool isStriated) => isStriated ? [ProfileWindow.Points] : [PolarMap.Rings, PolarMap.Angles];

    /// <summary>The input about each of the centres.</summary>
    /// <param name="signature">The mark.</param>
    /// <param name="offsets">Centres from the estimated one, metres: of the rings, or of the window, which moves across the striae by X alone.</param>
    public static IReadOnlyList<sbyte[]> Of(Signature signature, IReadOnlyList<(double X, double Y)> offsets)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(offsets);
        var inputs = new sbyte[offsets.Count][];
        switch (signature)
        {
            case StriationSignature striae:
                for (int i = 0; i < inputs.Length; i++)
                    ProfileWindow.Sample(striae, offsets[i].X, inputs[i] = new sbyte[ProfileWindow.Points]);
                return inputs;
            case ImpressedSignature impressed:
                var map = new PolarMap(impressed.Fine);
                for (int i = 0; i < inputs.Length; i++)
                    map.Sample(offsets[i].X, offsets[i].Y, inputs[i] = new sbyte[PolarMap.Rings * PolarMap.Angles]);
                return inputs;
            default:
                throw new ArgumentException($"A signature of {signature.Kind} is neither impressed nor striated.", nameof(signature));
        }
    }

    /// <summary>
    /// The centres about which a probe is looked for: estimates of two scans of one mark differ by up to so much. Of a land they lie on
    /// both sides, a point of the window apart, since striae of 25 µm count.
    /// </summary>
    /// <param name="isStriated">Whether the mark slid.</param>
    public static IReadOnlyList<(double X, double Y)> ProbeOffsets(bool isStriated) => isStriated ? s_shifts : s_centres;

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
