namespace Ballistics.Search.Disclosures;

/// <summary>One file of a disclosure package.</summary>
/// <param name="Path">Its path in the package.</param>
/// <param name="Length">Its size, bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record DisclosedEntry(string Path, long Length, string Sha256);
