using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ballistics.Search.Members;

/// <summary>
/// The network's own certificate authority (X.509, RFC 5280), for members whose machines identify themselves by mutual TLS and
/// for a server that has no other certificate. Keys are elliptic (P-256 for machines, P-384 for the authority).
/// </summary>
public static class CertificateAuthority
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1", ClientUse = "1.3.6.1.5.5.7.3.2"; // id-kp-serverAuth, id-kp-clientAuth
    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(5); // for clocks that are a little behind

    /// <summary>A new authority: a self-signed certificate that may sign others and nothing else, with its private key.</summary>
    /// <param name="name">Its common name.</param>
    /// <param name="years">How many years it is valid.</param>
    public static X509Certificate2 Create(string name, int years)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now - s_before, now.AddYears(years));
    }

    /// <summary>A certificate for a machine of a member, with its private key.</summary>
    /// <param name="authority">The authority, with its private key.</param>
    /// <param name="name">Its common name.</param>
    /// <param name="days">How many days it is valid, at most as long as the authority.</param>
    public static X509Certificate2 IssueForMember(X509Certificate2 authority, string name, int days) => Issue(authority, name, days, ClientUse, null);

    /// <summary>A certificate for the service itself, with its private key.</summary>
    /// <param name="authority">The authority, with its private key.</param>
    /// <param name="host">The host name clients call it by.</param>
    /// <param name="days">How many days it is valid, at most as long as the authority.</param>
    public static X509Certificate2 IssueForServer(X509Certificate2 authority, string host, int days) => Issue(authority, host, days, ServerUse, host);

    /// <summary>Whether an authority issued a certificate for a client's use, and it is valid today.</summary>
    public static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 authority)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using var chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                // A certificate is taken back here, at the agency's entry; the authority publishes no list.
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                ApplicationPolicy = { new Oid(ClientUse) },
            },
        };
        return chain.Build(certificate) && chain.ChainElements.Count == 2;
    }

    private static X509Certificate2 Issue(X509Certificate2 authority, string name, int days, string use, string? host)
    {
        ArgumentNullException.ThrowIfNull(authority);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: true));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        DateTimeOffset now = DateTimeOffset.UtcNow, end = now.AddDays(days), last = authority.NotAfter.ToUniversalTime(), first = authority.NotBefore.ToUniversalTime();
        byte[] serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7f; // a positive number
        using X509Certificate2 bare = request.Create(authority, now - s_before < first ? first : now - s_before, end < last ? end : last, serial);
        return bare.CopyWithPrivateKey(key);
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name);
        return builder.Build();
    }
}
