using Ballistics.Evidence;
using Ballistics.Search.Casework;

namespace Ballistics.Search.Storage;

/// <summary>One submitted item, as entered and ranked; questioned, or a test fire of a known firearm.</summary>
public sealed class Exhibit
{
    /// <summary>Identifies the exhibit.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case record it belongs to.</summary>
    public required Guid CaseRecordId { get; init; }

    /// <summary>The case record it belongs to; null where it was not loaded.</summary>
    public CaseRecord? CaseRecord { get; init; }

    /// <summary>The agency that owns it: that of its case record, kept here because every search is scoped by it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The agency that owns it; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>The owner's label, unique within its case record.</summary>
    public required string Label { get; init; }

    /// <summary>The physical object.</summary>
    public required SpecimenKind Specimen { get; init; }

    /// <summary>Questioned, or a test fire.</summary>
    public ExhibitOrigin Origin => Firearm is null && RecoveredFirearmId is null ? ExhibitOrigin.Questioned : ExhibitOrigin.TestFire;

    /// <summary>The firearm it was fired from on purpose, as the owner names it; null where it is questioned or the firearm is on record.</summary>
    public string? Firearm { get; init; }

    /// <summary>The firearm on record it was fired from on purpose; null where there is none.</summary>
    public Guid? RecoveredFirearmId { get; init; }

    /// <summary>That firearm; null where there is none or it was not loaded.</summary>
    public RecoveredFirearm? RecoveredFirearm { get; init; }

    /// <summary>The calibre as the owner states it; null where it is not stated.</summary>
    public string? Calibre { get; init; }

    /// <summary>The calibre in its plain form, by which the index is parted and searches are narrowed; empty where it is not stated.</summary>
    public string CalibreClass { get => Index.IndexPartition.PlainCalibre(Calibre); private init => _ = value; }

    /// <summary>The terms of this exhibit alone, all versions; empty where it goes by its agency's default, or they were not loaded.</summary>
    public IList<SharingTerms> Terms { get; init; } = [];

    /// <summary>The terms it goes by at an instant: its own, else its agency's default; null where nobody has stated any. To be loaded with both.</summary>
    public SharingTerms? TermsInForce(DateTimeOffset at) =>
        Terms.FirstOrDefault(t => t.IsInForce(at)) ?? Agency!.Terms.FirstOrDefault(t => t.ExhibitId is null && t.IsInForce(at));

    /// <summary>Requests of other agencies for more of it; empty where they were not loaded.</summary>
    public IList<DetailRequest> DetailRequests { get; init; } = [];

    /// <summary>Its marks; empty where they were not loaded.</summary>
    public IList<Mark> Marks { get; init; } = [];
}
