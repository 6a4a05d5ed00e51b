using Ballistics.Search.Storage;

namespace Ballistics.Search.Import;

/// <summary>Who owns the exhibits of a folder whose labels do not say.</summary>
/// <param name="Agency">Name of the agency.</param>
/// <param name="Jurisdiction">Its jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="Sharing">Whose searches may reach the exhibits of agencies that the import enters: those of nobody else unless it is stated.</param>
public sealed record ImportDefaults(string Agency, string Jurisdiction, Sharing Sharing = Sharing.OwnAgency);
