using System.Security.Cryptography;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Audit;

/// <summary>
/// The key that signs checkpoints, certificates and packages: ECDSA on NIST P-256, made when the data folder is first opened. Several
/// machines that serve one database share the file.
/// </summary>
public sealed class AuditKey : IDisposable
{
    /// <summary>What every SubjectPublicKeyInfo of P-256 begins with: id-ecPublicKey, prime256v1, and the length of the point (RFC 5480).</summary>
    private const string KeyStart = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

    private readonly ECDsa _key;
    private readonly Lock _lock = new();

    private AuditKey(ECDsa key)
    {
        _key = key;
        PublicKey = Convert.ToHexStringLower(key.ExportSubjectPublicKeyInfo());
        Id = IdOf(PublicKey);
    }

    /// <summary>The public key: SubjectPublicKeyInfo (RFC 5280) in DER, lower-case hexadecimal.</summary>
    public string PublicKey { get; }

    /// <summary>SHA-256 of the public key's bytes, 64 lower-case hexadecimal digits; to be compared by another way than the file's own.</summary>
    public string Id { get; }

    /// <summary>The public key as PEM.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Opens the key of a data folder; makes it where there is none.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be read or written, or holds no such key.</exception>
    public static AuditKey Open(string folder)
    {
        string path = PathIn(folder);
        try
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (File.Exists(path))
                key.ImportFromPem(File.ReadAllText(path));
            else
                SecretFile.Keep(path, key.ExportPkcs8PrivateKeyPem());
            return new AuditKey(key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StoreUnavailableException($"The audit key '{path}' cannot be used: {exception.Message} Restore it from a backup.", exception);
        }
    }

    /// <summary>Whether a data folder has its key.</summary>
    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    private static string PathIn(string folder) => Path.Combine(folder, "keys", "audit.pem");

    /// <summary>Signs; 128 lower-case hexadecimal digits, r and s one after the other (IEEE P1363).</summary>
    public string Sign(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
            return Convert.ToHexStringLower(_key.SignData(bytes, HashAlgorithmName.SHA256));
    }

    /// <summary>True where a signature is that of a public key under these bytes; nothing malformed is taken.</summary>
    public static bool Verify(string publicKey, ReadOnlySpan<byte> bytes, string signature)
    {
        if (!IsHex(publicKey) || publicKey.Length != 182 || !publicKey.StartsWith(KeyStart, StringComparison.Ordinal) || !IsHex(signature) || signature.Length != 128)
            return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromHexString(publicKey), out _);
            return key.VerifyData(bytes, Convert.FromHexString(signature), HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>The id of a public key; empty where it is no hexadecimal text.</summary>
    public static string IdOf(string publicKey) => IsHex(publicKey) ? Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(publicKey))) : "";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static bool IsHex(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower);
}
