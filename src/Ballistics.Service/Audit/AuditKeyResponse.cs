namespace Ballistics.Service.Audit;

/// <summary>The key that signs the audit trail, certificates and disclosure packages.</summary>
/// <param name="KeyId">SHA-256 of the public key's bytes, hexadecimal: what verifiers print, to be compared with this.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo (DER) of an ECDSA key on NIST P-256, hexadecimal.</param>
public sealed record AuditKeyResponse(string KeyId, string PublicKey);
