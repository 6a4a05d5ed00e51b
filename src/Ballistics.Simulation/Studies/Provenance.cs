using System.Text.Json;

namespace Ballistics.Simulation.Studies;

/// <summary>Where the files of a simulated study come from, so that anyone can make them again.</summary>
public sealed record Provenance
{
    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>What made them.</summary>
    public string Simulator { get; init; } = "Ballistics.Simulation";

    /// <summary>The simulator's version; another one may give other heights for the same seed.</summary>
    public required int SimulatorVersion { get; init; }

    /// <summary>The command that made them.</summary>
    public required string CommandLine { get; init; }

    /// <summary>What was asked for.</summary>
    public required IReadOnlyList<ProvenancePlan> Plans { get; init; }

    /// <summary>SHA-256 of labels.csv.</summary>
    public required string LabelsSha256 { get; init; }

    /// <summary>Every scan.</summary>
    public required IReadOnlyList<ProvenanceScan> Files { get; init; }

    /// <summary>The text of provenance.json.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_format) + "\n";

    /// <summary>Reads provenance.json.</summary>
    /// <exception cref="InvalidDataException">The text is no provenance.</exception>
    public static Provenance FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Provenance>(text, s_format) ?? throw new InvalidDataException("The provenance is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The provenance cannot be read: {exception.Message}", exception);
        }
    }
}
