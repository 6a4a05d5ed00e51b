using Ballistics.Search.Members;

namespace Ballistics.Service.Certificates;

/// <summary>The certificate of a machine of the own agency.</summary>
/// <param name="Id">Identifies the entry.</param>
/// <param name="Name">What the machine is.</param>
/// <param name="Thumbprint">SHA-256 of the certificate (DER) in hexadecimal digits.</param>
/// <param name="Subject">The certificate's subject.</param>
/// <param name="Roles">The roles the machine may act in.</param>
/// <param name="ExpiresAt">When it lapses.</param>
/// <param name="RevokedAt">When it was taken back; null while not.</param>
public sealed record CertificateResponse(
    Guid Id, string Name, string Thumbprint, string Subject, IReadOnlyList<Role> Roles, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    internal static CertificateResponse Of(MemberCertificate entry) =>
        new(entry.Id, entry.Name, entry.Thumbprint, entry.Subject, entry.Roles, entry.ExpiresAt, entry.RevokedAt);
}
