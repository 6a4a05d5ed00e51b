using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Distractors;

/// <summary>
/// A rough surface read from a <see cref="NoiseTile"/> at a turn, a scale and a place drawn for it: it looks as a <see cref="FractalField"/>
/// of the same numbers does.
/// </summary>
internal readonly struct TiledField
{
    // One point of the tile in the fixed-point places of NoiseTile.At.
    private const double Point = 4294967296.0 / NoiseTile.Side;

    // Fields that change slowly are read at every so manieth place of a row and are linear between.
    private const int Stride = 4;

    private readonly NoiseTile _tile;
    private readonly double _xx, _xy, _yx, _yy;
    private readonly float _scale;
    private readonly uint _atX, _atY;

    /// <summary>A rough surface.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="random">Draws place and turn.</param>
    /// <param name="rms">Root-mean-square height, metres.</param>
    /// <param name="cell">Lattice cell of the coarsest octave, metres.</param>
    /// <param name="grainDegrees">The direction in which it is stretched, degrees.</param>
    /// <param name="stretch">How much longer it is in that direction.</param>
    public TiledField(NoiseTile tile, RandomStream random, double rms, double cell, double grainDegrees = 0, double stretch = 1)
    {
        _tile = tile;
        _scale = (float)(rms / NoiseTile.Levels);
        double perMetre = tile.PointsPerCell / cell * Point;
        Turn toGrain = Turn.FromDegrees(-grainDegrees), toTile = Turn.FromDegrees(random.NextBetween(0, 360));
        (_xx, _yx) = Map(1, 0);
        (_xy, _yy) = Map(0, 1);
        (_atX, _atY) = ((uint)random.NextBits(), (uint)random.NextBits());

        (double, double) Map(double x, double y)
        {
            (double along, double across) = toGrain.Apply(x, y);
            return toTile.Apply(along / stretch * perMetre, across * perMetre);
        }
    }

    /// <summary>The height at a place, metres.</summary>
    public float HeightAt(double x, double y)
    {
        (uint u, uint v) = Place(x, y);
        return _scale * _tile.At(u, v);
    }

    /// <summary>The heights along a row, metres.</summary>
    /// <param name="heights">Takes one height a place.</param>
    /// <param name="x">The first place, metres to the right.</param>
    /// <param name="y">The row, metres downwards.</param>
    /// <param name="spacing">Distance between places, metres.</param>
    public void Fill(Span<float> heights, double x, double y, double spacing)
    {
        (uint u, uint v) = Place(x, y);
        uint du = (uint)(long)(_xx * spacing), dv = (uint)(long)(_yx * spacing);
        int i = 0;
        if (Avx2.IsSupported)
        {
            Vector256<uint> us = Vector256.Create(u) + Vector256<uint>.Indices * du, vs = Vector256.Create(v) + Vector256<uint>.Indices * dv;
            for (; i <= heights.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                (Vector256.ConvertToSingle(_tile.At(us, vs)) * _scale).CopyTo(heights[i..]);
                (us, vs) = (us + Vector256.Create(8 * du), vs + Vector256.Create(8 * dv));
            }
            (u, v) = (us.ToScalar(), vs.ToScalar());
        }
        for (; i < heights.Length; i++, u += du, v += dv)
            heights[i] = _scale * _tile.At(u, v);
    }

    /// <summary>As <see cref="Fill"/>, for a field whose cells are many places wide.</summary>
    public void FillSlowly(Span<float> heights, double x, double y, double spacing)
    {
        (uint u, uint v) = Place(x, y);
        uint du = (uint)(long)(_xx * spacing * Stride), dv = (uint)(long)(_yx * spacing * Stride);
        float left = _scale * _tile.At(u, v);
        for (int i = 0; i < heights.Length; i += Stride)
        {
            float right = _scale * _tile.At(u += du, v += dv), step = (right - left) * (1f / Stride);
            for (int j = 0; j < Math.Min(Stride, heights.Length - i); j++)
                heights[i + j] = left + step * j;
            left = right;
        }
    }

    private (uint U, uint V) Place(double x, double y) => (_atX + (uint)(long)(_xx * x + _xy * y), _atY + (uint)(long)(_yx * x + _yy * y));
}
