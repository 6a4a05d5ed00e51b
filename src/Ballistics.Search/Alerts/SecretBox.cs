using System.Security.Cryptography;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Alerts;

/// <summary>
/// Seals the webhooks' secrets, which must be read again to sign with: AES-256-GCM under a key that lies beside the database and not in
/// it, so that a copy of the database alone gives none of them away.
/// </summary>
public sealed class SecretBox
{
    private const int Nonce = 12, Tag = 16;

    private readonly byte[] _key;

    private SecretBox(byte[] key) => _key = key;

    /// <summary>Opens the key of a data folder; makes it where there is none.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read or written, or holds no such key.</exception>
    public static SecretBox Open(string folder)
    {
        string path = Path.Combine(folder, "keys", "alerts.key");
        try
        {
            if (!File.Exists(path))
                SecretFile.Keep(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
            byte[] key = Convert.FromHexString(File.ReadAllText(path));
            return key.Length == 32 ? new SecretBox(key) : throw new FormatException("it has not 64 hexadecimal digits.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StoreUnavailableException($"The key '{path}' cannot be used: {exception.Message} Restore it from a backup.", exception);
        }
    }

    /// <summary>Seals a secret.</summary>
    public byte[] Seal(ReadOnlySpan<byte> secret)
    {
        var box = new byte[Nonce + Tag + secret.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var cipher = new AesGcm(_key, Tag);
        cipher.Encrypt(box.AsSpan(0, Nonce), secret, box.AsSpan(Nonce + Tag), box.AsSpan(Nonce, Tag));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed by another key, or changed.</exception>
    public byte[] Unseal(ReadOnlySpan<byte> box)
    {
        if (box.Length < Nonce + Tag)
            throw new CryptographicException("The sealed secret is cut off.");
        var secret = new byte[box.Length - Nonce - Tag];
        using var cipher = new AesGcm(_key, Tag);
        cipher.Decrypt(box[..Nonce], box[(Nonce + Tag)..], box.Slice(Nonce, Tag), secret);
        return secret;
    }
}
