namespace Ballistics.Simulation.Fields;

/// <summary>A surface without end: a height at every place.</summary>
public interface IHeightField
{
    /// <summary>The height there, metres.</summary>
    /// <param name="x">To the right, metres.</param>
    /// <param name="y">Downwards, metres.</param>
    double HeightAt(double x, double y);
}
