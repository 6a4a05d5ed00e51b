namespace Ballistics.Search.Disclosures;

/// <summary>What came of checking a disclosure package.</summary>
/// <param name="Problems">What is wrong with it; empty where every byte is as it was signed.</param>
/// <param name="Manifest">What it holds; null where the manifest is not as it was signed.</param>
/// <param name="KeyId">SHA-256 of the public key in it, to be compared with the service's, told by another way.</param>
/// <param name="AuditEntries">Audit entries in it.</param>
/// <param name="Agreeing">Ranks whose comparison was made again and agrees to the last bit.</param>
/// <param name="Differing">Ranks whose comparison was made again and says otherwise, and what.</param>
/// <param name="NotReplayed">Ranks whose comparison could not be made again, and why.</param>
public sealed record DisclosureVerification(
    IReadOnlyList<string> Problems,
    DisclosureManifest? Manifest,
    string KeyId,
    int AuditEntries,
    IReadOnlyList<int> Agreeing,
    IReadOnlyDictionary<int, string> Differing,
    IReadOnlyDictionary<int, string> NotReplayed);
