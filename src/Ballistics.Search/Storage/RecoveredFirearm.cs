namespace Ballistics.Search.Storage;

/// <summary>A firearm that an agency has recovered, and test-fired where exhibits name it: with it a hit links a crime to a weapon.</summary>
public sealed class RecoveredFirearm
{
    /// <summary>Identifies the firearm.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that recovered it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The agency's own reference of the firearm, unique within the agency.</summary>
    public required string Reference { get; init; }

    /// <summary>Its make, as marked; null where it is not known.</summary>
    public string? Make { get; init; }

    /// <summary>Its model; null where it is not known.</summary>
    public string? Model { get; init; }

    /// <summary>Its calibre; null where it is not known.</summary>
    public string? Calibre { get; init; }

    /// <summary>Its serial number, as marked; null where it is not known or removed.</summary>
    public string? Serial { get; init; }

    /// <summary>Country of manufacture, ISO 3166-1 alpha-2; null where it is not known.</summary>
    public string? ManufactureCountryCode { get; init; }

    /// <summary>Year of manufacture; null where it is not known.</summary>
    public int? ManufactureYear { get; init; }

    /// <summary>Country of recovery, ISO 3166-1 alpha-2.</summary>
    public required string RecoveryCountryCode { get; init; }

    /// <summary>The day it was recovered; null where it is not stated.</summary>
    public DateOnly? RecoveredOn { get; init; }

    /// <summary>The town or place of recovery, in the agency's words; null where it is not stated.</summary>
    public string? Locality { get; init; }

    /// <summary>Latitude of the recovery, degrees north (WGS 84); null where it is not stated.</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude of the recovery, degrees east (WGS 84); null where it is not stated.</summary>
    public double? Longitude { get; init; }

    /// <summary>Its test fires; empty where there are none or they were not loaded.</summary>
    public IList<Exhibit> TestFires { get; init; } = [];
}
