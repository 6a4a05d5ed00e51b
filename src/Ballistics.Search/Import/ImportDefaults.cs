namespace Ballistics.Search.Import;

/// <summary>Who owns the exhibits of a folder whose labels do not say.</summary>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Jurisdiction">Its jurisdiction, ISO 3166-1 alpha-2.</param>
public sealed record ImportDefaults(string Agency, string Jurisdiction);
