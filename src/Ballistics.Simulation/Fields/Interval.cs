namespace Ballistics.Simulation.Fields;

/// <summary>The bounds between which a quantity is drawn evenly, in the quantity's own unit.</summary>
/// <param name="Low">Lower bound.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Draws a value.</summary>
    public double Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.NextBetween(Low, High);
    }
}
