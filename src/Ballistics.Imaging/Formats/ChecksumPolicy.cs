using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>What becomes of a checksum that does not fit: a refusal, or a remark where the caller accepts that.</summary>
/// <param name="accept">True where a wrong checksum only earns a remark.</param>
/// <param name="remarks">Takes the remarks.</param>
internal sealed class ChecksumPolicy(bool accept, List<string> remarks)
{
    /// <summary>Speaks up unless the checksum fits.</summary>
    /// <param name="fits">Whether it does.</param>
    /// <param name="what">What was checked.</param>
    /// <exception cref="RejectedScanException">It does not fit, and the caller accepts no wrong checksum.</exception>
    public void Demand(bool fits, string what)
    {
        if (fits)
            return;
        if (!accept)
            throw new RejectedScanException(RejectionReason.ChecksumMismatch,
                $"The checksum of {what} does not fit its bytes: the file was changed or damaged after it was saved. "
                + "Send the original, or ask for it to be accepted with a wrong checksum.");
        remarks.Add($"The checksum of {what} does not fit its bytes; accepted as asked.");
    }

    /// <summary>The digest a file states for one of its parts; null where it states none ("", "N/A").</summary>
    /// <param name="text">As written: lower or upper case, alone or followed by a file name.</param>
    public static string? Stated(string? text)
    {
        string digest = (text ?? "").Trim().TrimStart('\uFEFF').Split([' ', '\t', '\r', '\n', '*'], 2)[0];
        return digest.Length is 0 or < 8 ? null : digest.ToLowerInvariant();
    }

    /// <summary>The algorithm that makes digests of that length; null where none does.</summary>
    public static HashAlgorithmName? Algorithm(string digest) => digest.Length switch
    {
        32 => HashAlgorithmName.MD5,
        40 => HashAlgorithmName.SHA1,
        64 => HashAlgorithmName.SHA256,
        96 => HashAlgorithmName.SHA384,
        128 => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Checks bytes against the digest stated for them, if one is.</summary>
    /// <exception cref="RejectedScanException">It does not fit, and the caller accepts no wrong checksum.</exception>
    public void Check(ReadOnlySpan<byte> bytes, string? stated, string what)
    {
        if (stated is null)
            return;
        HashAlgorithmName? algorithm = Algorithm(stated);
        Demand(algorithm is not null && Convert.ToHexStringLower(CryptographicOperations.HashData(algorithm.Value, bytes)) == stated, what);
    }
}
