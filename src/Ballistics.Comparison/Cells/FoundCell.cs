namespace Ballistics.Comparison.Cells;

/// <summary>A cell of one mark and where it was found on another. Metres from the centre of the map it was cut from, degrees.</summary>
/// <param name="Left">First column of the cell.</param>
/// <param name="Top">First row of the cell.</param>
/// <param name="X">Centre of the cell, x.</param>
/// <param name="Y">Centre of the cell, y.</param>
internal readonly record struct FoundCell(int Left, int Top, double X, double Y)
{
    /// <summary>Masked normalised correlation where it fits best; −1 where no place was good enough to be counted.</summary>
    public double Correlation { get; init; } = -1;

    /// <summary>Turn, beyond that of the pose, at which it fits best.</summary>
    public double Turn { get; init; }

    /// <summary>Shift from the place that the pose foretells, in the frame turned by pose and <see cref="Turn"/>.</summary>
    public double ShiftX { get; init; }

    /// <summary>See <see cref="ShiftX"/>.</summary>
    public double ShiftY { get; init; }

    /// <summary>True where correlation, place and turn agree with the consensus.</summary>
    public bool IsCongruent { get; init; }
}
