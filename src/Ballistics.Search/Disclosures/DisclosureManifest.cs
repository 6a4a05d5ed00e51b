namespace Ballistics.Search.Disclosures;

/// <summary>What a disclosure package holds; it is signed, and with it every byte of every file.</summary>
/// <param name="Format">Always <see cref="DisclosureZip.Format"/>.</param>
/// <param name="Search">The search that is disclosed.</param>
/// <param name="Agency">The agency that discloses.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="SignatureVersion">Version of the signatures that were compared.</param>
/// <param name="ComparerVersion">Version of the program that compared.</param>
/// <param name="PackagerVersion">Version of the program that made the package.</param>
/// <param name="Files">Every file but the manifest, by path.</param>
public sealed record DisclosureManifest(
    string Format, Guid Search, Guid Agency, string MadeAt, int SignatureVersion, string ComparerVersion, string PackagerVersion, IReadOnlyList<DisclosedEntry> Files);
