using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// An embedding of <see cref="EmbeddingForm.Turning"/> that marks are held against. Its values are, for 1 to <see cref="Harmonics"/>
/// cycles a turn, the real and imaginary parts of two complex numbers, which a turn of the mark by φ multiplies by e^(iφ) to the power
/// of the cycles. The products with another mark's conjugates are therefore the Fourier series of the product sum over all turns of one
/// against the other; it is summed at <see cref="Turns"/> turns at once, and the largest counts: the maximum of a correlation over
/// rotation (Casasent and Psaltis 1976) of what the embedding has kept of both.
/// </summary>
/// <remarks>
/// The products are whole numbers and exact; the sums are rounded alike in every register width, since each operation rounds once and
/// stands in one order. So similarities are the same on every machine.
/// </remarks>
public sealed class TurningProbe
{
    /// <summary>Cycles a turn of the finest values.</summary>
    public const int Harmonics = 64;

    /// <summary>Turns that are tried, 2.8 degrees apart.</summary>
    public const int Turns = 2 * Harmonics;

    /// <summary>Values of one harmonic: real and imaginary part of two complex numbers.</summary>
    private const int Parts = MarkEmbedding.Dimensions / Harmonics;

    [ThreadStatic]
    private static TurningRows? s_one;

    private readonly float[] _values;

    /// <summary>Makes a probe of an embedding's values.</summary>
    /// <exception cref="ArgumentException">There are more or fewer than <see cref="MarkEmbedding.Dimensions"/>.</exception>
    public TurningProbe(ReadOnlySpan<sbyte> values)
    {
        if (values.Length != MarkEmbedding.Dimensions)
            throw new ArgumentException($"An embedding has {MarkEmbedding.Dimensions} values; {values.Length} were given.", nameof(values));
        _values = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
            _values[i] = values[i];
    }

    /// <summary>Raises the similarities of rows to those to some probes: the largest product sum over all turns, which is never negative.</summary>
    /// <param name="probes">The probes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="similar">The similarities of the <see cref="TurningRows.Count"/> rows so far.</param>
    public static void Raise(ReadOnlySpan<TurningProbe> probes, TurningRows rows, Span<int> similar)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (Vector512.IsHardwareAccelerated)
            Raise<SixteenLanes>(probes, rows, similar);
        else
            Raise<EightLanes>(probes, rows, similar);
    }

    /// <summary>The similarity of one row.</summary>
    /// <param name="row">Its <see cref="MarkEmbedding.Dimensions"/> values.</param>
    public int Similarity(ReadOnlySpan<sbyte> row)
    {
        Span<sbyte> rows = stackalloc sbyte[TurningRows.Count * MarkEmbedding.Dimensions];
        rows.Clear();
        row.CopyTo(rows);
        s_one ??= new TurningRows();
        s_one.Fill(in rows[0]);
        Span<int> similar = stackalloc int[TurningRows.Count];
        similar.Clear();
        Raise([this], s_one, similar);
        return similar[0];
    }

    /// <summary>The same in registers of one width.</summary>
    internal static void Raise<T>(ReadOnlySpan<TurningProbe> probes, TurningRows rows, Span<int> similar)
        where T : unmanaged, ILanes<T>
    {
        ref T real = ref Unsafe.As<float, T>(ref rows.Room), imaginary = ref Unsafe.Add(ref real, Harmonics);
        Span<float> best = stackalloc float[TurningRows.Count];
        for (int lane = 0; lane < TurningRows.Count; lane += T.Count)
        {
            T most = T.All(0);
            foreach (TurningProbe probe in probes)
            {
                probe.Series(rows, lane, ref real, ref imaginary);
                most = T.Max(most, TurnTransform.Largest(ref real, ref imaginary));
            }
            most.Store(ref best[lane]);
        }
        for (int row = 0; row < best.Length; row++)
            similar[row] = Math.Max(similar[row], (int)MathF.Round(best[row]));
    }

    /// <summary>Σ of the conjugates of the probe's numbers times the rows', for each harmonic; that of the last, which at these turns folds down to 0, goes first.</summary>
    private void Series<T>(TurningRows rows, int lane, ref T real, ref T imaginary)
        where T : unmanaged, ILanes<T>
    {
        ref float probe = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int m = 0; m < Harmonics; m++)
        {
            ref float row = ref Unsafe.Add(ref rows.Value(Parts * m), lane), values = ref Unsafe.Add(ref probe, Parts * m);
            T a = T.Load(in row), b = T.Load(in Unsafe.Add(ref row, TurningRows.Count));
            T c = T.Load(in Unsafe.Add(ref row, 2 * TurningRows.Count)), d = T.Load(in Unsafe.Add(ref row, 3 * TurningRows.Count));
            T p = T.All(values), q = T.All(Unsafe.Add(ref values, 1)), r = T.All(Unsafe.Add(ref values, 2)), s = T.All(Unsafe.Add(ref values, 3));
            int at = (m + 1) % Harmonics;
            Unsafe.Add(ref real, at) = T.Fused(a, p, b * q) + T.Fused(c, r, d * s);
            Unsafe.Add(ref imaginary, at) = T.Fused(b, p, d * r) - T.Fused(a, q, c * s);
        }
    }
}
