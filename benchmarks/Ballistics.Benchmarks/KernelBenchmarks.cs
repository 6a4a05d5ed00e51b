using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballistics.Comparison.Correlation;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>
/// Products of templates with their windows at every shift within a margin: the kernel, the plain loop that does the same, and as many
/// of the machine's widest 16-bit multiply-adds with nothing to load. All data sit in the first-level cache.
/// </summary>
public class KernelBenchmarks
{
    private const int Shifts = 11;
    private readonly AlignedBuffer _template = new(), _strip = new();
    private short[] _first = null!, _second = null!;
    private int _stride, _rows;

    /// <summary>Values in a row of a template: one block, as cells have, or two, as coarse maps do.</summary>
    [Params(32, 64)]
    public int Width { get; set; }

    /// <summary>A cell of 550 µm at 25 µm has 22 rows, a coarse map of a primer 56 or so.</summary>
    private int Height => Width == 32 ? 22 : 56;

    /// <summary>Cells of one column lie half a side apart and share the strip they are looked for on; a coarse map lies alone.</summary>
    private int Templates => Width == 32 ? 6 : 1;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _rows = (Templates - 1) * Height / 2 + Height + Shifts - 1;
        _stride = Width + 32;
        _first = [.. Enumerable.Range(0, Width * Height).Select(_ => (short)random.Next(-127, 128))];
        _second = [.. Enumerable.Range(0, _stride * _rows).Select(_ => (short)random.Next(-127, 128))];
        RowBlocks.Copy(_first, Width, Height, Width / 32, _template.Take(Width * Height));
        if (Kernel() != Plain())
            throw new InvalidOperationException("The kernel and the plain loop do not do the same job.");
    }

    [Benchmark(Description = Descriptions.Plain)]
    public int Plain()
    {
        int sum = 0;
        for (int template = 0; template < Templates; template++)
            for (int shiftX = 0; shiftX < Shifts; shiftX++)
                for (int shiftY = 0; shiftY < Shifts; shiftY++)
                    for (int y = 0; y < Height; y++)
                        for (int x = 0; x < Width; x++)
                            sum += _first[y * Width + x] * _second[(template * Height / 2 + y + shiftY) * _stride + x + shiftX];
        return sum;
    }

    [Benchmark(Description = Descriptions.Kernel)]
    public int Kernel()
    {
        ReadOnlySpan<short> still = _template.Take(Width * Height);
        Span<short> strip = _strip.Take(Width * _rows);
        Span<int> sums = stackalloc int[Shifts + ShiftedProducts.Spare];
        int sum = 0;
        for (int x = 0; x < Shifts; x++)
        {
            RowBlocks.Copy(_second.AsSpan(x), _stride, _rows, Width / 32, strip);
            for (int template = 0; template < Templates; template++)
            {
                ShiftedProducts.Of(still, Height, strip[(template * Height / 2 * 32)..], _rows, Shifts, sums);
                foreach (int one in sums[..Shifts])
                    sum += one;
            }
        }
        return sum;
    }

    [Benchmark(Description = Descriptions.Peak)]
    public int Peak()
    {
        int products = Templates * Shifts * Shifts * Width * Height;
        return Avx512BW.IsSupported ? Peak512(products / 32) : Avx2.IsSupported ? Peak256(products / 16) : 0;
    }

    /// <summary>Twelve chains, so that none waits for another; each feeds on itself, so that nothing can be left out.</summary>
    private static int Peak512(int count)
    {
        var by = Vector512.Create((short)3);
        Vector512<int> a = Vector512<int>.One, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int n = 0; n < count; n += 12)
        {
            a += Avx512BW.MultiplyAddAdjacent(a.AsInt16(), by);
            b += Avx512BW.MultiplyAddAdjacent(b.AsInt16(), by);
            c += Avx512BW.MultiplyAddAdjacent(c.AsInt16(), by);
            d += Avx512BW.MultiplyAddAdjacent(d.AsInt16(), by);
            e += Avx512BW.MultiplyAddAdjacent(e.AsInt16(), by);
            f += Avx512BW.MultiplyAddAdjacent(f.AsInt16(), by);
            g += Avx512BW.MultiplyAddAdjacent(g.AsInt16(), by);
            h += Avx512BW.MultiplyAddAdjacent(h.AsInt16(), by);
            i += Avx512BW.MultiplyAddAdjacent(i.AsInt16(), by);
            j += Avx512BW.MultiplyAddAdjacent(j.AsInt16(), by);
            k += Avx512BW.MultiplyAddAdjacent(k.AsInt16(), by);
            l += Avx512BW.MultiplyAddAdjacent(l.AsInt16(), by);
        }
        return Vector512.Sum(a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l);
    }

    private static int Peak256(int count)
    {
        var by = Vector256.Create((short)3);
        Vector256<int> a = Vector256<int>.One, b = a, c = a, d = a, e = a, f = a, g = a, h = a, i = a, j = a, k = a, l = a;
        for (int n = 0; n < count; n += 12)
        {
            a += Avx2.MultiplyAddAdjacent(a.AsInt16(), by);
            b += Avx2.MultiplyAddAdjacent(b.AsInt16(), by);
            c += Avx2.MultiplyAddAdjacent(c.AsInt16(), by);
            d += Avx2.MultiplyAddAdjacent(d.AsInt16(), by);
            e += Avx2.MultiplyAddAdjacent(e.AsInt16(), by);
            f += Avx2.MultiplyAddAdjacent(f.AsInt16(), by);
            g += Avx2.MultiplyAddAdjacent(g.AsInt16(), by);
            h += Avx2.MultiplyAddAdjacent(h.AsInt16(), by);
            i += Avx2.MultiplyAddAdjacent(i.AsInt16(), by);
            j += Avx2.MultiplyAddAdjacent(j.AsInt16(), by);
            k += Avx2.MultiplyAddAdjacent(k.AsInt16(), by);
            l += Avx2.MultiplyAddAdjacent(l.AsInt16(), by);
        }
        return Vector256.Sum(a ^ b ^ c ^ d ^ e ^ f ^ g ^ h ^ i ^ j ^ k ^ l);
    }
}
