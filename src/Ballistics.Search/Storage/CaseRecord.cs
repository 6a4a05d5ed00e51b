namespace Ballistics.Search.Storage;

/// <summary>A case under investigation, as its agency keeps it.</summary>
public sealed class CaseRecord
{
    /// <summary>Identifies the case record.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that owns it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The agency that owns it; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The agency's own reference, unique within the agency.</summary>
    public required string Reference { get; init; }

    /// <summary>Where the event happened: a country or territory of ISO 3166-1; null where it is not stated.</summary>
    public string? CountryCode { get; set; }

    /// <summary>The town or place of the event, in the agency's words; null where it is not stated.</summary>
    public string? Locality { get; set; }

    /// <summary>Latitude of the event, degrees north (WGS 84); null where it is not stated.</summary>
    public double? Latitude { get; set; }

    /// <summary>Longitude of the event, degrees east (WGS 84); null where it is not stated.</summary>
    public double? Longitude { get; set; }

    /// <summary>The day of the event; null where it is not stated.</summary>
    public DateOnly? EventDate { get; set; }
}
