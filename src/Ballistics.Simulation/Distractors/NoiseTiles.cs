using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Distractors;

/// <summary>The tiles that all distractors of one seed are read from.</summary>
internal sealed class NoiseTiles
{
    /// <summary>Tiles of each kind; two distractors rarely meet on the same place of the same two.</summary>
    private const int Kinds = 4;

    // An instrument's point covers so many points of the tile that a mean over three serves better than one.
    private const double BlurFrom = 2;

    private readonly NoiseTile[,] _smooth = new NoiseTile[Kinds, 2], _rough = new NoiseTile[Kinds, 2];

    /// <summary>Makes the tiles; about a second.</summary>
    public NoiseTiles(Seed seed)
    {
        for (int i = 0; i < Kinds; i++)
        {
            _smooth[i, 0] = NoiseTile.Make(seed.For("smooth", i), coarsest: 0, Parameters.GrainOctaves, Parameters.GrainPersistence.Low);
            _rough[i, 0] = NoiseTile.Make(seed.For("rough", i), coarsest: 0, Parameters.GrainOctaves, Parameters.GrainPersistence.High);
            _smooth[i, 1] = _smooth[i, 0].Blurred();
            _rough[i, 1] = _rough[i, 0].Blurred();
        }
        Slow = NoiseTile.Make(seed.For("slow"), coarsest: 0, octaves: 2, persistence: 0.5);
        Patches = NoiseTile.Make(seed.For("patches"), coarsest: 2, octaves: 2, persistence: 0.7);
    }

    /// <summary>Two octaves, for what changes over half a millimetre.</summary>
    public NoiseTile Slow { get; }

    /// <summary>Two octaves with few points to a cell, for what changes over some ten micrometres.</summary>
    public NoiseTile Patches { get; }

    /// <summary>A tile of the least persistence of grains.</summary>
    /// <param name="random">Draws which.</param>
    /// <param name="cell">The cell it will be read at, metres.</param>
    public NoiseTile Smooth(RandomStream random, double cell) => _smooth[random.NextBelow(Kinds), Blur(cell)];

    /// <summary>A tile of the greatest persistence of grains.</summary>
    /// <param name="random">Draws which.</param>
    /// <param name="cell">The cell it will be read at, metres.</param>
    public NoiseTile Rough(RandomStream random, double cell) => _rough[random.NextBelow(Kinds), Blur(cell)];

    private int Blur(double cell)
    {
        // Reading between points blurs by as much as a mean over √2 of them.
        double covered = Parameters.DistractorSpacing / cell * _smooth[0, 0].PointsPerCell;
        return covered * covered - 2 > BlurFrom * BlurFrom ? 1 : 0;
    }
}
