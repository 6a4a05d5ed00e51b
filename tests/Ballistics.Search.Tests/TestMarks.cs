using System.Collections.Concurrent;
using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Search.Tests;

/// <summary>Marks made from a few waves: two of one firearm share them, two of different firearms share none.</summary>
internal static class TestMarks
{
    private const int Size = 150;

    private static readonly ConcurrentDictionary<(int Firearm, double Turn), byte[]> s_signatures = new();

    /// <summary>A disc of 1.8 mm with the relief of one firearm.</summary>
    /// <param name="firearm">Whose relief.</param>
    /// <param name="turn">How far the mark lies turned on the map, degrees.</param>
    public static PreparedMark Impression(int firearm, double turn = 0)
    {
        double spacing = MarkKind.BreechFaceImpression.WorkingSpacing, radians = turn * Math.PI / 180;
        var random = new Random(firearm);
        (double, double, double)[] waves = [.. Enumerable.Range(0, 40).Select(_ => Wave(random))];
        var heights = new float[Size * Size];
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
            {
                double u = (x - (Size - 1) / 2.0) * spacing, v = (y - (Size - 1) / 2.0) * spacing;
                (double p, double q) = (Math.Cos(radians) * u + Math.Sin(radians) * v, Math.Cos(radians) * v - Math.Sin(radians) * u);
                heights[y * Size + x] = Math.Sqrt(u * u + v * v) > 0.9e-3 ? float.NaN : (float)waves.Sum(w => 2e-7 * Math.Sin(w.Item1 * p + w.Item2 * q + w.Item3));
            }
        return new PreparedMark(MarkKind.BreechFaceImpression, new Topography(Size, Size, spacing, spacing, heights));
    }

    /// <summary>The signature of such a mark, as it is stored.</summary>
    public static byte[] Signature(int firearm, double turn = 0) =>
        s_signatures.GetOrAdd((firearm, turn), key => SignatureExtractor.Extract(Impression(key.Firearm, key.Turn)).ToBytes());

    private static (double, double, double) Wave(Random random)
    {
        double length = 80e-6 + 150e-6 * random.NextDouble(), direction = Math.Tau * random.NextDouble();
        return (Math.Tau / length * Math.Cos(direction), Math.Tau / length * Math.Sin(direction), Math.Tau * random.NextDouble());
    }
}
