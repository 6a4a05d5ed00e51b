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
}
