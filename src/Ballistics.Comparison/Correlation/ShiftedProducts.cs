using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// Sums of products of a template with a window at several shifts downwards at once: the kernel under the search for poses and for
/// cells. A row of the template is loaded once for up to twelve shifts, and every load lies on one cache line
/// (see <see cref="RowBlocks"/>). Integer sums have no rounding, so that every path gives the same numbers.
/// </summary>
internal static class ShiftedProducts
{
    private const int Block = CorrelationMap.Block, Most = 12;

    /// <summary>What <c>sums</c> has to hold beyond the shifts: sums are written a register at a time.</summary>
    public const int Spare = 15;

    /// <summary>sums[k] = Σ template[y] · window[y + k] over all values of all rows y of the template.</summary>
    /// <param name="template">The template, in blocks; |value| ≤ 127 and at most <see cref="ProductSum.MostPoints"/> values.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="window">The window, from the row on that lies beneath the template's first at the first shift; in as many blocks.</param>
    /// <param name="rows">Rows from the start of one block of the window to that of the next.</param>
    /// <param name="shifts">Shifts, at least 1.</param>
    /// <param name="sums">Takes one sum for each shift; <see cref="Spare"/> values behind them are overwritten.</param>
    /// <exception cref="ArgumentException">The lengths do not fit one another.</exception>
    public static void Of(ReadOnlySpan<short> template, int height, ReadOnlySpan<short> window, int rows, int shifts, Span<int> sums)
    {
        int blocks = height < 1 ? 0 : template.Length / (height * Block), needed = ((blocks - 1) * rows + height + shifts - 1) * Block;
        if (shifts < 1 || sums.Length < shifts + Spare || blocks < 1 || template.Length != blocks * height * Block || window.Length < needed)
            throw new ArgumentException($"{template.Length} values in {height} rows, a window of {window.Length}, {shifts} shifts and room for {sums.Length} sums do not fit one another.");
        for (int done = 0; done < shifts;)
        {
            // As even groups as can be: of thirteen shifts seven and six, not twelve and one.
            int left = shifts - done, groups = (left + Most - 1) / Most, count = (left + groups - 1) / groups;
            var job = new Job(
                ref MemoryMarshal.GetReference(template), ref Unsafe.Add(ref MemoryMarshal.GetReference(window), done * Block), blocks, height, rows,
                ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), done));
            switch (count)
            {
                case 1: Run<One>(in job); break;
                case 2: Run<Two>(in job); break;
                case 3: Run<Three>(in job); break;
                case 4: Run<Four>(in job); break;
                case 5: Run<Five>(in job); break;
                case 6: Run<Six>(in job); break;
                case 7: Run<Seven>(in job); break;
                case 8: Run<Eight>(in job); break;
                case 9: Run<Nine>(in job); break;
                case 10: Run<Ten>(in job); break;
                case 11: Run<Eleven>(in job); break;
                default: Run<Twelve>(in job); break;
            }
            done += count;
        }
    }

    private static void Run<TCount>(in Job job) where TCount : struct, ICount
    {
        if (Avx512BW.IsSupported)
            Wide<TCount>(in job);
        else if (Avx2.IsSupported)
            Middle<TCount>(in job);
        else
            Portable<TCount>(in job);
    }

    private static void Wide<TCount>(in Job job) where TCount : struct, ICount
    {
        Vector512<int> s0 = Vector512<int>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        ref short row = ref job.Template;
        for (int b = 0; b < job.Blocks; b++)
        {
            ref short place = ref Unsafe.Add(ref job.Window, b * job.Rows * Block);
            for (int y = 0; y < job.Height; y++, row = ref Unsafe.Add(ref row, Block), place = ref Unsafe.Add(ref place, Block))
            {
                Vector512<short> still = Vector512.LoadUnsafe(ref row);
                s0 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place));
                if (TCount.Value > 1)
                    s1 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, Block));
                if (TCount.Value > 2)
                    s2 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 2 * Block));
                if (TCount.Value > 3)
                    s3 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 3 * Block));
                if (TCount.Value > 4)
                    s4 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 4 * Block));
                if (TCount.Value > 5)
                    s5 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 5 * Block));
                if (TCount.Value > 6)
                    s6 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 6 * Block));
                if (TCount.Value > 7)
                    s7 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 7 * Block));
                if (TCount.Value > 8)
                    s8 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 8 * Block));
                if (TCount.Value > 9)
                    s9 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 9 * Block));
                if (TCount.Value > 10)
                    s10 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 10 * Block));
                if (TCount.Value > 11)
                    s11 += Avx512BW.MultiplyAddAdjacent(still, Vector512.LoadUnsafe(ref place, 11 * Block));
            }
        }
        Reduce(s0, s1, s2, s3).StoreUnsafe(ref job.Sums);
        if (TCount.Value > 4)
            Reduce(s4, s5, s6, s7).StoreUnsafe(ref job.Sums, 4);
        if (TCount.Value > 8)
            Reduce(s8, s9, s10, s11).StoreUnsafe(ref job.Sums, 8);
    }

    private static void Middle<TCount>(in Job job) where TCount : struct, ICount
    {
        Vector256<int> s0 = Vector256<int>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
        ref short row = ref job.Template;
        for (int b = 0; b < job.Blocks; b++)
        {
            ref short place = ref Unsafe.Add(ref job.Window, b * job.Rows * Block);
            for (int y = 0; y < job.Height; y++, row = ref Unsafe.Add(ref row, Block), place = ref Unsafe.Add(ref place, Block))
            {
                Vector256<short> left = Vector256.LoadUnsafe(ref row), right = Vector256.LoadUnsafe(ref row, 16);
                s0 += Both(left, right, ref place);
                if (TCount.Value > 1)
                    s1 += Both(left, right, ref Unsafe.Add(ref place, Block));
                if (TCount.Value > 2)
                    s2 += Both(left, right, ref Unsafe.Add(ref place, 2 * Block));
                if (TCount.Value > 3)
                    s3 += Both(left, right, ref Unsafe.Add(ref place, 3 * Block));
                if (TCount.Value > 4)
                    s4 += Both(left, right, ref Unsafe.Add(ref place, 4 * Block));
                if (TCount.Value > 5)
                    s5 += Both(left, right, ref Unsafe.Add(ref place, 5 * Block));
                if (TCount.Value > 6)
                    s6 += Both(left, right, ref Unsafe.Add(ref place, 6 * Block));
                if (TCount.Value > 7)
                    s7 += Both(left, right, ref Unsafe.Add(ref place, 7 * Block));
                if (TCount.Value > 8)
                    s8 += Both(left, right, ref Unsafe.Add(ref place, 8 * Block));
                if (TCount.Value > 9)
                    s9 += Both(left, right, ref Unsafe.Add(ref place, 9 * Block));
                if (TCount.Value > 10)
                    s10 += Both(left, right, ref Unsafe.Add(ref place, 10 * Block));
                if (TCount.Value > 11)
                    s11 += Both(left, right, ref Unsafe.Add(ref place, 11 * Block));
            }
        }
        Reduce(s0, s1, s2, s3).StoreUnsafe(ref job.Sums);
        if (TCount.Value > 4)
            Reduce(s4, s5, s6, s7).StoreUnsafe(ref job.Sums, 4);
        if (TCount.Value > 8)
            Reduce(s8, s9, s10, s11).StoreUnsafe(ref job.Sums, 8);
    }

    private static void Portable<TCount>(in Job job) where TCount : struct, ICount
    {
        for (int k = 0; k < TCount.Value; k++)
        {
            int sum = 0;
            for (int b = 0; b < job.Blocks; b++)
            {
                ref short row = ref Unsafe.Add(ref job.Template, b * job.Height * Block), place = ref Unsafe.Add(ref job.Window, (b * job.Rows + k) * Block);
                for (int i = 0; i < job.Height * Block; i++)
                    sum += Unsafe.Add(ref row, i) * Unsafe.Add(ref place, i);
            }
            Unsafe.Add(ref job.Sums, k) = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Both(Vector256<short> left, Vector256<short> right, ref short place) =>
        Avx2.MultiplyAddAdjacent(left, Vector256.LoadUnsafe(ref place)) + Avx2.MultiplyAddAdjacent(right, Vector256.LoadUnsafe(ref place, 16));

    /// <summary>Four sums across registers, taken together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Reduce(Vector512<int> a, Vector512<int> b, Vector512<int> c, Vector512<int> d)
    {
        Vector512<long> ab = (Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b)).AsInt64(), cd = (Avx512F.UnpackLow(c, d) + Avx512F.UnpackHigh(c, d)).AsInt64();
        Vector512<int> four = Avx512F.UnpackLow(ab, cd).AsInt32() + Avx512F.UnpackHigh(ab, cd).AsInt32();
        Vector256<int> half = four.GetLower() + four.GetUpper();
        return half.GetLower() + half.GetUpper();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Reduce(Vector256<int> a, Vector256<int> b, Vector256<int> c, Vector256<int> d)
    {
        Vector256<int> four = Avx2.HorizontalAdd(Avx2.HorizontalAdd(a, b), Avx2.HorizontalAdd(c, d));
        return four.GetLower() + four.GetUpper();
    }

    /// <summary>
    /// What is multiplied: template and first place of the window, blocks, rows of both; and where the sums go. Always passed by reference:
    /// copies of it, one for each number of shifts, cost as long as eight rows of a template.
    /// </summary>
    private readonly ref struct Job(ref short template, ref short window, int blocks, int height, int rows, ref int sums)
    {
        public readonly ref short Template = ref template, Window = ref window;
        public readonly ref int Sums = ref sums;
        public readonly int Blocks = blocks, Height = height, Rows = rows;
    }

    /// <summary>How many shifts are taken at once, known when a path is compiled, so that no loop over them is left.</summary>
    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct One : ICount { public static int Value => 1; }

    private readonly struct Two : ICount { public static int Value => 2; }

    private readonly struct Three : ICount { public static int Value => 3; }

    private readonly struct Four : ICount { public static int Value => 4; }

    private readonly struct Five : ICount { public static int Value => 5; }

    private readonly struct Six : ICount { public static int Value => 6; }

    private readonly struct Seven : ICount { public static int Value => 7; }

    private readonly struct Eight : ICount { public static int Value => 8; }

    private readonly struct Nine : ICount { public static int Value => 9; }

    private readonly struct Ten : ICount { public static int Value => 10; }

    private readonly struct Eleven : ICount { public static int Value => 11; }

    private readonly struct Twelve : ICount { public static int Value => 12; }
}
