using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Studies;

/// <summary>One mark of a simulated study with the truth about it; the scan is made when it is asked for.</summary>
public sealed record SimulatedMark
{
    private readonly IScannable _surface;
    private readonly SimulatedInstrument _instrument;
    private readonly Seed _seed;

    internal SimulatedMark(IScannable surface, Lighting? light, SimulatedInstrument instrument, Seed seed) =>
        (_surface, Light, _instrument, _seed) = (surface, light, instrument, seed);

    /// <summary>The study it belongs to.</summary>
    public required string Study { get; init; }

    /// <summary>The exhibit that bears it, unique within the study.</summary>
    public required string Exhibit { get; init; }

    /// <summary>The kind of mark.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>The firearm that made it.</summary>
    public required string Firearm { get; init; }

    /// <summary>Bullets: number of the land in the bullet's own count, from 1; null otherwise.</summary>
    public int? Land { get; init; }

    /// <summary>Bullets: the barrel's land that made it, from 1; null otherwise.</summary>
    public int? Surface { get; init; }

    /// <summary>The agency that owns the exhibit.</summary>
    public required DemonstrationAgency Agency { get; init; }

    /// <summary>That agency's reference of the case record.</summary>
    public required string CaseReference { get; init; }

    /// <summary>
    /// Cartridge cases: puts the scan on the firearm's breech face, from the middle of the scan to the face's origin; so the true
    /// pose of a second scan on a first is the second's placement followed by the inverse of the first's. Null for bullets.
    /// </summary>
    public Pose? Placement { get; init; }

    /// <summary>The light its picture is taken in; null where heights are measured.</summary>
    public Lighting? Light { get; }

    /// <summary>The smallest step of height in the scan, metres.</summary>
    public double HeightStep => _instrument.HeightStep;

    /// <summary>Path of the scan's file in the study's folder, with forward slashes.</summary>
    public string File
    {
        get
        {
            string part = Land is { } land ? $"-L{land.ToString(CultureInfo.InvariantCulture)}" : Kind == MarkKind.BreechFaceImpression ? "" : $"-{Kind}";
            return $"{Study}/{Exhibit}{part}{(Light is null ? ".x3p" : ".png")}";
        }
    }

    /// <summary>Makes the scan; the same each time.</summary>
    public Topography Measure() => _instrument.Measure(_surface, _seed);
}
