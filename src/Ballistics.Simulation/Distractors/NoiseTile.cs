using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Distractors;

/// <summary>
/// A rough square that repeats, sampled once, for fields that have to be read fast: the sum that <see cref="FractalField"/> makes, of
/// octaves whose lattices are turned. Heights are bytes, so that a mark's worth of them stays in a processor's cache, and are read by
/// integer arithmetic, so that every machine reads the same.
/// </summary>
internal sealed class NoiseTile
{
    /// <summary>Points along a side: a power of two, so that places wrap by overflow.</summary>
    public const int Side = 1024;

    /// <summary>What <see cref="At(uint, uint)"/> gives for one standard deviation; heights end at four.</summary>
    public const int Levels = Deviation << 16;

    private const int Deviation = 32, Mask = Side - 1;

    // Behind each row its first points again: a place and its right neighbour are read together, also at the edge.
    private const int Again = 4, Stride = Side + Again;

    // Octaves of 64, 129, 258 and 513 cells along a side, each lattice turned otherwise: √(a² + b²).
    private static readonly (int A, int B)[] s_lattices = [(60, 23), (50, 119), (243, 88), (202, 471)];

    private readonly sbyte[] _heights;

    private NoiseTile(sbyte[] heights, double pointsPerCell)
    {
        (_heights, PointsPerCell) = (new sbyte[Side * Stride], pointsPerCell);
        for (int row = 0; row < Side; row++)
        {
            ReadOnlySpan<sbyte> points = heights.AsSpan(row * Side, Side);
            points.CopyTo(_heights.AsSpan(row * Stride));
            points[..Again].CopyTo(_heights.AsSpan(row * Stride + Side));
        }
    }

    /// <summary>Points of the tile to one lattice cell of its coarsest octave.</summary>
    public double PointsPerCell { get; }

    /// <summary>Makes a tile of mean 0 and standard deviation 1.</summary>
    /// <param name="seed">Where it comes from.</param>
    /// <param name="coarsest">Which octave is its coarsest: 0 has 16 points a cell, each next one half as many.</param>
    /// <param name="octaves">How many octaves; with those before, up to 4.</param>
    /// <param name="persistence">How strong an octave is beside the one before it.</param>
    public static NoiseTile Make(Seed seed, int coarsest, int octaves, double persistence)
    {
        (int A, int B)[] lattices = [.. s_lattices.Skip(coarsest).Take(octaves)];
        PeriodicNoise[] noises = [.. lattices.Select((lattice, i) => new PeriodicNoise(seed.For("octave", i), lattice.A, lattice.B))];
        double power = 0, weight = 1;
        foreach (PeriodicNoise _ in noises)
            (power, weight) = (power + weight * weight, weight * persistence);
        var heights = new sbyte[Side * Side];
        Parallel.For(0, Side, row =>
        {
            for (int column = 0; column < Side; column++)
            {
                double height = 0, strength = Deviation / Math.Sqrt(power);
                foreach (PeriodicNoise noise in noises)
                    (height, strength) = (height + strength * noise.At((double)column / Side, (double)row / Side), strength * persistence);
                heights[row * Side + column] = (sbyte)Math.Clamp(Math.Round(height), -127, 127);
            }
        });
        return new NoiseTile(heights, Side / Math.Sqrt(lattices[0].A * lattices[0].A + lattices[0].B * lattices[0].B));
    }

    /// <summary>The tile as an instrument sees it that takes the mean over three points along each side.</summary>
    public NoiseTile Blurred()
    {
        var rows = new int[Side * Side];
        var heights = new sbyte[Side * Side];
        const int all = Side * Side - 1;
        for (int at = 0; at < rows.Length; at++)
            rows[at] = Height(at / Side, at - 1) + Height(at / Side, at) + Height(at / Side, at + 1);
        for (int at = 0; at < rows.Length; at++)
            heights[at] = (sbyte)Math.Round((rows[(at - Side) & all] + rows[at] + rows[(at + Side) & all]) / 9.0);
        return new NoiseTile(heights, PointsPerCell);
    }

    /// <summary>The height at a place in <see cref="Levels"/>, linear between points.</summary>
    /// <param name="x">Place to the right: the whole range of 32 bits is one side.</param>
    /// <param name="y">Place downwards, likewise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(uint x, uint y)
    {
        // Rows and columns are below Side by their shifts.
        ref sbyte heights = ref MemoryMarshal.GetArrayDataReference(_heights);
        uint column = x >> 22, row = (y >> 22) * Stride, right = column + 1, below = ((y >> 22) + 1 & Mask) * Stride;
        int alongX = (int)(x >> 14) & 255, alongY = (int)(y >> 14) & 255;
        int upperLeft = Unsafe.Add(ref heights, row + column), lowerLeft = Unsafe.Add(ref heights, below + column);
        int upper = upperLeft * 256 + (Unsafe.Add(ref heights, row + right) - upperLeft) * alongX;
        int lower = lowerLeft * 256 + (Unsafe.Add(ref heights, below + right) - lowerLeft) * alongX;
        return upper * 256 + (lower - upper) * alongY;
    }

    /// <summary>As <see cref="At(uint, uint)"/> of eight places, where <see cref="Avx2"/> is supported.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<int> At(Vector256<uint> x, Vector256<uint> y)
    {
        Vector256<int> column = (x >> 22).AsInt32(), row = (y >> 22).AsInt32(), below = (row + Vector256<int>.One) & Vector256.Create(Mask);
        Vector256<int> upper = AlongX(row * Stride + column, x), lower = AlongX(below * Stride + column, x), alongY = (y >> 14).AsInt32() & Vector256.Create(255);
        Vector256<int> pairs = (upper & Vector256.Create(0xFFFF)) | lower << 16, weights = Vector256.Create(256) - alongY | alongY << 16;
        return Avx2.MultiplyAddAdjacent(pairs.AsInt16(), weights.AsInt16());
    }

    /// <summary>Between eight points and their right neighbours: as 16-bit numbers side by side, 256 times too large until they are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe Vector256<int> AlongX(Vector256<int> at, Vector256<uint> x)
    {
        Vector256<int> four;
        fixed (sbyte* heights = _heights)
            four = Avx2.GatherVector256((int*)heights, at, 1);
        Vector256<int> pairs = (four << 8 & Vector256.Create(0xFF00)) | (four << 16 & Vector256.Create(unchecked((int)0xFF000000)));
        Vector256<int> alongX = (x >> 14).AsInt32() & Vector256.Create(255), weights = Vector256.Create(256) - alongX | alongX << 16;
        return Avx2.MultiplyAddAdjacent(pairs.AsInt16(), weights.AsInt16()) >> 8;
    }

    private int Height(int row, int column) => _heights[row * Stride + (column & Mask)];
}
