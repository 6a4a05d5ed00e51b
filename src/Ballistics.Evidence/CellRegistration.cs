namespace Ballistics.Evidence;

/// <summary>
/// Where one correlation cell of the first mark was found on the second (Song 2013).
/// Positions are metres from the centre of the respective map.
/// </summary>
/// <param name="X">Centre of the cell on the first mark, x.</param>
/// <param name="Y">Centre of the cell on the first mark, y.</param>
/// <param name="FoundX">Centre of the place on the second mark it fits best, x.</param>
/// <param name="FoundY">Centre of the place on the second mark it fits best, y.</param>
/// <param name="RotationDegrees">Turn of the second mark at which it fits best, degrees.</param>
/// <param name="Correlation">Masked normalised correlation there, −1 to 1.</param>
/// <param name="IsCongruent">True where it fits well and in the place that the pair's consensus pose foretells.</param>
public readonly record struct CellRegistration(
    double X, double Y, double FoundX, double FoundY, double RotationDegrees, double Correlation, bool IsCongruent);
