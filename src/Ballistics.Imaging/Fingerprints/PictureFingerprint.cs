using System.Numerics;
using System.Runtime.InteropServices;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Fingerprints;

/// <summary>
/// By what the same picture or scan is known again when it comes as another file: coded anew, with more or fewer points, with a hair cut
/// off its edges, or turned by a quarter. A sign for each field of a 16 × 16 grid over the mark: above or below what lies around it.
/// It tells shapes of scans, not marks: what is near by it has to be compared before anything is said.
/// </summary>
public static class PictureFingerprint
{
    /// <summary>Bytes of a fingerprint: 256 signs, and 256 flags of which fields were measured.</summary>
    public const int Length = 64;

    private const int Fields = 16, Fine = 2 * Fields, Around = 4;

    /// <summary>The fingerprint of a scan's region; null where too little of it was measured.</summary>
    public static byte[]? Of(Acquisition acquisition, RegionOfInterest region)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        ArgumentNullException.ThrowIfNull(region);
        float[] values = (acquisition.Topography is { } surface ? surface.Heights : acquisition.Image!.Intensities).ToArray();
        for (int i = 0; i < values.Length; i++)
            if (!region.Included[i])
                values[i] = float.NaN;
        return Of(values, region.Width);
    }

    /// <summary>The share of signs that differ, at the best of four quarter turns; 1 where the two share too few fields.</summary>
    public static double Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        double best = 1;
        byte[] turned = b.ToArray();
        for (int turn = 0; turn < 4; turn++, turned = QuarterTurn(turned))
        {
            ReadOnlySpan<ulong> first = MemoryMarshal.Cast<byte, ulong>(a), second = MemoryMarshal.Cast<byte, ulong>(turned);
            int shared = 0, differing = 0, either = 0;
            for (int i = 0; i < 4; i++)
            {
                ulong both = first[i + 4] & second[i + 4];
                shared += BitOperations.PopCount(both);
                either += BitOperations.PopCount(first[i + 4] | second[i + 4]);
                differing += BitOperations.PopCount((first[i] ^ second[i]) & both);
            }
            if (5 * shared >= 4 * either && shared > 0)
                best = Math.Min(best, (double)differing / shared);
        }
        return best;
    }

    private static byte[]? Of(float[] values, int width)
    {
        if (Bounds(values, width) is not var (left, top, right, bottom) || right - left < Fine || bottom - top < Fine)
            return null;
        float[] means = Means(values, width, left, top, right, bottom), sharp = new float[Fine * Fine];
        for (int y = 0; y < Fine; y++)
            for (int x = 0; x < Fine; x++)
                sharp[y * Fine + x] = means[y * Fine + x] - Mean(means, x - Around, y - Around, x + Around + 1, y + Around + 1);
        var print = new byte[Length];
        for (int field = 0; field < Fields * Fields; field++)
        {
            int x = 2 * (field % Fields), y = 2 * (field / Fields);
            float mean = Mean(sharp, x, y, x + 2, y + 2);
            if (mean > 0)
                print[field / 8] |= (byte)(1 << field % 8);
            if (!float.IsNaN(mean))
                print[Length / 2 + field / 8] |= (byte)(1 << field % 8);
        }
        return print;
    }

    private static (int Left, int Top, int Right, int Bottom)? Bounds(float[] values, int width)
    {
        int left = width, top = int.MaxValue, right = 0, bottom = 0;
        for (int y = 0; y < values.Length / width; y++)
            for (int x = 0; x < width; x++)
                if (!float.IsNaN(values[y * width + x]))
                    (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        return top == int.MaxValue ? null : (left, top, right, bottom);
    }

    /// <summary>The mean of what was measured in each of 32 × 32 fields; NaN where less than half was.</summary>
    private static float[] Means(float[] values, int width, int left, int top, int right, int bottom)
    {
        var means = new float[Fine * Fine];
        for (int field = 0; field < means.Length; field++)
        {
            (int startX, int endX) = Part(left, right, field % Fine);
            (int startY, int endY) = Part(top, bottom, field / Fine);
            double sum = 0;
            int count = 0;
            for (int y = startY; y < endY; y++)
                foreach (float value in values.AsSpan(y * width + startX, endX - startX))
                    if (!float.IsNaN(value))
                    {
                        sum += value;
                        count++;
                    }
            means[field] = 2 * count < (endX - startX) * (endY - startY) ? float.NaN : (float)(sum / count);
        }
        return means;

        static (int, int) Part(int from, int to, int index) => (from + (int)((long)(to - from) * index / Fine), from + (int)((long)(to - from) * (index + 1) / Fine));
    }

    private static float Mean(float[] map, int left, int top, int right, int bottom)
    {
        double sum = 0;
        int count = 0;
        for (int y = Math.Max(0, top); y < Math.Min(Fine, bottom); y++)
            for (int x = Math.Max(0, left); x < Math.Min(Fine, right); x++)
                if (!float.IsNaN(map[y * Fine + x]))
                {
                    sum += map[y * Fine + x];
                    count++;
                }
        return count == 0 ? float.NaN : (float)(sum / count);
    }

    private static byte[] QuarterTurn(byte[] print)
    {
        var turned = new byte[Length];
        for (int half = 0; half < 2; half++)
            for (int field = 0; field < Fields * Fields; field++)
            {
                int from = (Fields - 1 - field % Fields) * Fields + field / Fields, at = half * Length / 2;
                if ((print[at + from / 8] >> from % 8 & 1) != 0)
                    turned[at + field / 8] |= (byte)(1 << field % 8);
            }
        return turned;
    }
}
