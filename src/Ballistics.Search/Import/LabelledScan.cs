using Ballistics.Evidence;

namespace Ballistics.Search.Import;

/// <summary>One line of a labels file: a scan and what is known of it.</summary>
/// <param name="File">Path of the scan, relative to the folder, with forward slashes.</param>
/// <param name="Study">The study the scan belongs to; pairs are only formed within one.</param>
/// <param name="Exhibit">The exhibit's label, unique within its study.</param>
/// <param name="Specimen">The physical object.</param>
/// <param name="Kind">The kind of mark the scan shows.</param>
/// <param name="Firearm">The firearm that made it.</param>
/// <param name="Land">Bullets: number of the land in the bullet's own count, from 1; null where the mark is no land.</param>
/// <param name="Surface">Bullets: the barrel's land that made it; null where it is not known.</param>
/// <param name="Agency">The agency that owns the exhibit; null where the file does not say.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2; null where the file does not say.</param>
/// <param name="CaseReference">The agency's reference of the case record; null where the file does not say.</param>
public sealed record LabelledScan(
    string File,
    string Study,
    string Exhibit,
    SpecimenKind Specimen,
    MarkKind Kind,
    string Firearm,
    int? Land,
    string? Surface,
    string? Agency,
    string? Jurisdiction,
    string? CaseReference);
