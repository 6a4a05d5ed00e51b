namespace Ballistics.Simulation.Studies;

/// <summary>A made-up agency that simulated exhibits are handed to; the names say that they are made up.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Jurisdiction">The country it belongs to, ISO 3166-1 alpha-2.</param>
public sealed record DemonstrationAgency(string Name, string Jurisdiction)
{
    /// <summary>Five agencies in five countries on four continents.</summary>
    public static IReadOnlyList<DemonstrationAgency> All { get; } =
    [
        new("Demo Laboratory Netherlands", "NL"),
        new("Demo Laboratory Thailand", "TH"),
        new("Demo Laboratory Kenya", "KE"),
        new("Demo Laboratory Brazil", "BR"),
        new("Demo Laboratory Jamaica", "JM"),
    ];

    /// <summary>The agency one shot of a firearm ends up with; up to five shots of one firearm go to different ones.</summary>
    internal static int IndexOf(int firearm, int shot) => (firearm + 2 * shot) % All.Count;
}
