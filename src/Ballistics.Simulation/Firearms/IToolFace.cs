using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>A small tool that strikes whole: heights as a perfect cast shows them, and an outline.</summary>
public interface IToolFace : IHeightField
{
    /// <summary>The outline lies within this distance of the origin along both axes, metres.</summary>
    double Reach { get; }

    /// <summary>How far within the outline a place lies, metres; negative outside.</summary>
    /// <param name="x">To the right, metres.</param>
    /// <param name="y">Downwards, metres.</param>
    double Inside(double x, double y);
}
