using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Shots;

/// <summary>A marked surface as it lies under an instrument, its origin in the middle of the field of view; NaN where there is nothing to see.</summary>
public interface IScannable : IHeightField
{
    /// <summary>Width of the field of view, metres.</summary>
    double Width { get; }

    /// <summary>Height of the field of view, metres.</summary>
    double Height { get; }
}
