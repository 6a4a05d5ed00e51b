namespace Ballistics.Simulation;

/// <summary>What a plan may ask for; more is refused by name.</summary>
internal static class Limits
{
    /// <summary>Firearms of one study.</summary>
    public const int Firearms = 1_000_000;

    /// <summary>Shots of one firearm.</summary>
    public const int Shots = 10_000;

    /// <summary>Spacings, metres: finer gives scans of gigabytes, coarser shows no mark.</summary>
    public const double FinestSpacing = 0.5e-6, CoarsestSpacing = 50e-6;
}
