using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Search.Members;

/// <summary>Random secrets that machines carry: handed out once, kept as a hash.</summary>
public static class Secret
{
    /// <summary>What every key begins with, so that one found where it should not be is recognised.</summary>
    public const string KeyMark = "bal_";

    private const int KeyBytes = 32; // 256 bits
    private const int PrefixLength = 14; // the mark and 10 letters (60 bits): enough to find one key, too few to help to guess it

    /// <summary>A new key for programs.</summary>
    public static string NewKey() => KeyMark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>A new one-time secret for a person to type: four groups of five letters and digits that are not mistaken for each other, about 98 bits.</summary>
    public static string NewOneTimeSecret() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));

    /// <summary>The part of a key by which it is found; null where the text can be no key.</summary>
    public static string? PrefixOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(KeyMark, StringComparison.Ordinal) && key.Length == KeyMark.Length + 43 ? key[..PrefixLength] : null;
    }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret is the one of a hash; takes as long for a nearly right one as for a wrong one.</summary>
    public static bool Fits(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
