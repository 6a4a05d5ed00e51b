namespace Ballistics.Simulation.Fields;

/// <summary>
/// Round pits strewn over a surface, at most one to a lattice cell: each has its own place, radius and depth. Heights are
/// negative in a pit and 0 elsewhere.
/// </summary>
/// <param name="seed">Where they come from.</param>
/// <param name="cell">Lattice cell, metres; no radius may be larger.</param>
/// <param name="share">The share of cells that hold a pit, 0 to 1.</param>
/// <param name="radius">Radii, metres.</param>
/// <param name="depth">Depths, metres; negative ones are bumps.</param>
public sealed class ScatteredPits(Seed seed, double cell, double share, Interval radius, Interval depth) : IHeightField
{
    private readonly double _cell = radius.High <= cell
        ? cell
        : throw new ArgumentException($"A pit of radius {radius.High} m reaches beyond the next cell of {cell} m.", nameof(cell));

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        double left = Math.Floor(x / _cell), top = Math.Floor(y / _cell), height = 0;
        for (int row = -1; row <= 1; row++)
            for (int column = -1; column <= 1; column++)
                height -= DepthOfPit(left + column, top + row, x, y);
        return height;
    }

    private double DepthOfPit(double column, double row, double x, double y)
    {
        ulong first = Seed.Mix(Seed.Mix(seed.Value + (ulong)(long)column) + (ulong)(long)row), second = Seed.Mix(first);
        if (Unit(first) >= share)
            return 0;
        double dx = x - (column + Unit(first >> 32)) * _cell, dy = y - (row + Unit(second)) * _cell;
        // One number serves size and depth: a wide pit is a deep one.
        double size = Unit(second >> 32), reach = radius.Low + (radius.High - radius.Low) * size;
        double inside = 1 - (dx * dx + dy * dy) / (reach * reach);
        return inside <= 0 ? 0 : (depth.Low + (depth.High - depth.Low) * size) * inside * inside;
    }

    private static double Unit(ulong bits) => (uint)bits * (1.0 / 4294967296);
}
