using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Embedding;

/// <summary>
/// Embeddings side by side, the first value of each and then the second: what a <see cref="TurningProbe"/> is held against. Made once for
/// some rows, however many probes are held against them. One thread fills and uses it at a time.
/// </summary>
public sealed class TurningRows
{
    /// <summary>How many rows.</summary>
    public const int Count = 16;

    private const int Line = 64 / sizeof(float);

    // From the start of a cache line on, so that no load or store touches two: pinned, since a moved array would no longer be aligned.
    private readonly float[] _numbers = GC.AllocateArray<float>((MarkEmbedding.Dimensions + 2 * TurningProbe.Harmonics) * Count + Line, pinned: true);
    private readonly int _start;

    /// <summary>Makes room for the rows.</summary>
    public unsafe TurningRows() => _start = (int)(-(long)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_numbers)) & 63) / sizeof(float);

    /// <summary>The first of a value's numbers, one of each row.</summary>
    internal ref float Value(int value) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_numbers), _start + value * Count);

    /// <summary>Room for two numbers of each harmonic and row, for a probe to reckon in.</summary>
    internal ref float Room => ref Value(MarkEmbedding.Dimensions);

    /// <summary>Takes up rows that lie one after the other.</summary>
    /// <param name="first">The first value of the first of <see cref="Count"/> rows, all of which can be read.</param>
    public void Fill(ref readonly sbyte first)
    {
        ref sbyte rows = ref Unsafe.AsRef(in first);
        if (Avx512BW.IsSupported)
            for (int value = 0; value < MarkEmbedding.Dimensions; value += Vector512<sbyte>.Count)
                Transpose(ref rows, value);
        else
            for (int row = 0; row < Count; row++)
                for (int value = 0; value < MarkEmbedding.Dimensions; value++)
                    Unsafe.Add(ref Value(value), row) = Unsafe.Add(ref rows, row * MarkEmbedding.Dimensions + value);
    }

    /// <summary>64 values of all rows. Four times each row's bytes are put between those of another, until each value's lie together in one of four lanes.</summary>
    [SkipLocalsInit]
    private void Transpose(ref sbyte rows, int value)
    {
        Span<Vector512<sbyte>> from = stackalloc Vector512<sbyte>[Count], to = stackalloc Vector512<sbyte>[Count];
        for (int row = 0; row < Count; row++)
            from[row] = Vector512.LoadUnsafe(ref rows, (nuint)(row * MarkEmbedding.Dimensions + value));
        for (int step = 0; step < 4; step++)
        {
            for (int i = 0; i < Count / 2; i++)
            {
                to[2 * i] = Avx512BW.UnpackLow(from[i], from[i + Count / 2]);
                to[2 * i + 1] = Avx512BW.UnpackHigh(from[i], from[i + Count / 2]);
            }
            Span<Vector512<sbyte>> done = to;
            to = from;
            from = done;
        }
        for (int i = 0; i < Count; i++)
        {
            Vector512<sbyte> values = from[i];
            Widen(values.GetLower().GetLower(), value + i);
            Widen(values.GetLower().GetUpper(), value + i + 16);
            Widen(values.GetUpper().GetLower(), value + i + 32);
            Widen(values.GetUpper().GetUpper(), value + i + 48);
        }
    }

    private void Widen(Vector128<sbyte> values, int value) => Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(values)).StoreUnsafe(ref Value(value));
}
