namespace Ballistics.Search.Disclosures;

/// <summary>What a disclosure package holds; it is signed, and with it every byte of every file.</summary>
/// <param name="Format">Always <see cref="DisclosureZip.Format"/>.</param>
/// <param name="Search">The search that is disclosed; null where a hit is.</param>
/// <param name="Hit">The hit that is disclosed, by the id of its lead; null where a search is.</param>
/// <param name="Agency">The agency that discloses; the audit extract is of its ledger.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="SignatureVersion">Version of the signatures that were compared.</param>
/// <param name="ComparerVersion">Version of the program that compared.</param>
/// <param name="PackagerVersion">Version of the program that made the package.</param>
/// <param name="Files">Every file but the manifest, by path.</param>
public sealed record DisclosureManifest(
    string Format,
    Guid? Search,
    Guid? Hit,
    Guid Agency,
    string MadeAt,
    int SignatureVersion,
    string ComparerVersion,
    string PackagerVersion,
    IReadOnlyList<DisclosedEntry> Files)
{
    /// <summary>What the audit extract tells of: the search or the hit, and the exhibits.</summary>
    public HashSet<Guid> Subjects(IEnumerable<DisclosedExhibit> exhibits) =>
        new[] { Search, Hit }.OfType<Guid>().Concat(exhibits.Select(exhibit => exhibit.Exhibit)).ToHashSet();
}
