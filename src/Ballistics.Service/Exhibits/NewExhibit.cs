using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Exhibits;

/// <summary>An exhibit to enter. As in all requests a member of another name is refused: a misspelt sharing must not share with everybody.</summary>
/// <param name="CaseRecordId">The case record it belongs to; its agency owns the exhibit.</param>
/// <param name="Label">The owner's label, unique within the case record.</param>
/// <param name="Specimen">The physical object.</param>
/// <param name="Firearm">The firearm it was fired from on purpose (a test fire); left out where it is questioned.</param>
/// <param name="Calibre">The calibre, as the owner states it.</param>
/// <param name="Sharing">Whose searches may reach it, by terms of its own; left out, it goes by its agency's default. Terms that name countries or a body are stated afterwards.</param>
/// <param name="RecoveredFirearmId">The recovered firearm of your agency it was fired from on purpose; else left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewExhibit(
    Guid CaseRecordId,
    [property: Required, StringLength(Search.Limits.NameLength, MinimumLength = 1)] string Label,
    SpecimenKind Specimen,
    [property: StringLength(Search.Limits.NameLength)] string? Firearm = null,
    [property: StringLength(Search.Limits.NameLength)] string? Calibre = null,
    Sharing? Sharing = null,
    Guid? RecoveredFirearmId = null);
