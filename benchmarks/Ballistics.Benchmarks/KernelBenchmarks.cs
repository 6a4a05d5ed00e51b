using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballistics.Comparison.Correlation;
using BenchmarkDotNet.Attributes;

namespace Ballistics.Benchmarks;

/// <summary>
/// Products of a coarse map with another at every shift the coarse stage looks at: the kernel, the plain loop that does the same, and
/// as many of the machine's widest 16-bit multiply-adds with nothing to load. Times are of one shift, all alike.
/// </summary>
public class KernelBenchmarks
{
    private const int Width = 64, Height = 60, Shifts = 11, Stride = 128, Rows = Height + Shifts - 1;
    private readonly AlignedBuffer _template = new(), _window = new();
    private readonly short[] _first = new short[Width * Height], _second = new short[Stride * (Height + Shifts + 1)];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (int i = 0; i < _first.Length; i++)
            _first[i] = (short)random.Next(-127, 128);
        for (int i = 0; i < _second.Length; i++)
            _second[i] = (short)random.Next(-127, 128);
        RowBlocks.Copy(_first, Width, Height, Width / 32, _template.Take(Width * Height));
        if (Kernel() != Plain())
            throw new InvalidOperationException("The kernel and the plain loop do not do the same job.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Shifts * Shifts, Description = "plain loop")]
    public int Plain()
    {
        int sum = 0;
        for (int shiftY = 0; shiftY < Shifts; shiftY++)
            for (int shiftX = 0; shiftX < Shifts; shiftX++)
                for (int y = 0; y < Height; y++)
                    for (int x = 0; x < Width; x++)
                        sum += _first[y * Width + x] * _second[(y + shiftY) * Stride + x + shiftX];
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Shifts * Shifts, Description = "kernel")]
    public int Kernel()
    {
        ReadOnlySpan<short> template = _template.Take(Width * Height);
        Span<short> window = _window.Take(Width * Rows);
        Span<int> sums = stackalloc int[Shifts];
        int sum = 0;
        for (int x = 0; x < Shifts; x++)
        {
            RowBlocks.Copy(_second.AsSpan(x), Stride, Rows, Width / 32, window);
            ShiftedProducts.Of(template, Height, window, Rows, sums);
            foreach (int one in sums)
                sum += one;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Shifts * Shifts, Description = "peak of 16-bit multiply-adds")]
    public int Peak()
    {
        const int Products = Shifts * Shifts * Width * Height;
        return Avx512BW.IsSupported ? Peak512(Products / 32) : Avx2.IsSupported ? Peak256(Products / 16) : 0;
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
