using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Lays rows out as <see cref="ShiftedProducts"/> reads them: in columns of blocks of <see cref="CorrelationMap.Block"/> values, the
/// rows of one block below one another, each on a cache line of its own.
/// </summary>
internal static class RowBlocks
{
    /// <summary>Copies <paramref name="rows"/> rows of <paramref name="blocks"/> blocks.</summary>
    /// <param name="source">From the first value on; every row can be read to the end of its last block.</param>
    /// <param name="stride">Values from row to row there.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="blocks">Blocks of a row.</param>
    /// <param name="target">Takes rows × blocks × <see cref="CorrelationMap.Block"/> values.</param>
    public static void Copy(ReadOnlySpan<short> source, int stride, int rows, int blocks, Span<short> target)
    {
        const int block = CorrelationMap.Block;
        if (rows < 1 || source.Length < (rows - 1) * stride + blocks * block || target.Length < rows * blocks * block)
            throw new ArgumentException($"{rows} rows of {blocks} blocks do not fit {source.Length} values {stride} apart and {target.Length} to fill.");
        ref short to = ref MemoryMarshal.GetReference(target);
        for (int b = 0; b < blocks; b++)
        {
            ref short from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), b * block);
            for (int y = 0; y < rows; y++, from = ref Unsafe.Add(ref from, stride), to = ref Unsafe.Add(ref to, block))
                Vector512.LoadUnsafe(ref from).StoreUnsafe(ref to);
        }
    }
}
