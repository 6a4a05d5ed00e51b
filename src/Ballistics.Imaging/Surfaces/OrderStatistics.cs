using System.Numerics;
using System.Runtime.InteropServices;

namespace Ballistics.Imaging.Surfaces;

/// <summary>The value that would stand at one place if values were sorted, found without sorting them all.</summary>
internal static class OrderStatistics
{
    /// <summary>
    /// The value at a place of the ascending order (Hoare's selection). Values are moved: afterwards none before that place is larger
    /// and none behind it smaller.
    /// </summary>
    /// <param name="values">Values, none of them NaN.</param>
    /// <param name="place">The place, from 0.</param>
    public static T Select<T>(Span<T> values, int place) where T : IComparisonOperators<T, T, bool>
    {
        int first = 0, last = values.Length - 1;
        while (first < last)
        {
            T pivot = MedianOfThree(values[first], values[(first + last) / 2], values[last]);
            int i = first, j = last;
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (values[j] > pivot)
                    j--;
                if (i > j)
                    break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (place <= j)
                last = j;
            else if (place >= i)
                first = i;
            else
                break;
        }
        return values[place];
    }

    /// <summary>
    /// The same for many magnitudes: two passes count them by their leading bits, since positive floats sort as their bits do, and
    /// only those that share the bits of the wanted one are looked at closely.
    /// </summary>
    /// <param name="magnitudes">Values of which none is NaN or below zero; afterwards in another order.</param>
    /// <param name="place">The place, from 0.</param>
    public static float SelectMagnitude(Span<float> magnitudes, int place)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(magnitudes);
        Span<int> counts = stackalloc int[1 << 11];
        foreach (int shift in (ReadOnlySpan<int>)[20, 9])
        {
            counts.Clear();
            foreach (int value in bits)
                counts[(value >> shift) & ((1 << 11) - 1)]++;
            int bin = 0;
            for (; place >= counts[bin]; bin++)
                place -= counts[bin];
            int kept = 0;
            for (int i = 0; i < bits.Length; i++)
                if (((bits[i] >> shift) & ((1 << 11) - 1)) == bin)
                    bits[kept++] = bits[i];
            bits = bits[..kept];
        }
        return Select(MemoryMarshal.Cast<int, float>(bits), place);
    }

    private static T MedianOfThree<T>(T a, T b, T c) where T : IComparisonOperators<T, T, bool> =>
        a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
}
