using Ballistics.Service.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace Ballistics.Service.Marks;

/// <summary>The digest that may stand in the header of a file part: <c>Repr-Digest: sha-256=:BASE64:</c> (RFC 9530).</summary>
internal static class PartDigest
{
    /// <summary>The part's SHA-256, hexadecimal; null where its header gives none.</summary>
    /// <exception cref="ProblemException">The header is malformed.</exception>
    public static string? Read(MultipartSection part)
    {
        if (part.Headers is null || !(part.Headers.TryGetValue("Repr-Digest", out var values) || part.Headers.TryGetValue("Content-Digest", out values)))
            return null;
        foreach (string entry in values.ToString().Split(',', StringSplitOptions.TrimEntries))
            if (entry.StartsWith("sha-256=", StringComparison.OrdinalIgnoreCase))
                return Decode(entry["sha-256=".Length..]);
        return null;
    }

    /// <summary>The header's value for a digest.</summary>
    public static string Write(string sha256) => $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";

    private static string Decode(string text)
    {
        var digest = new byte[32];
        return text.Length > 2 && text[0] == ':' && text[^1] == ':' && Convert.TryFromBase64String(text[1..^1], digest, out int length) && length == 32
            ? Convert.ToHexStringLower(digest)
            : throw ScanUpload.Malformed($"'{text}' is no SHA-256 digest; write sha-256=:BASE64:.");
    }
}
