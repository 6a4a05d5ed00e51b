using System.Security.Cryptography.X509Certificates;
using Ballistics.Search.Members;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Ballistics.Service.Identity;

/// <summary>The network's own certificate authority: the only one whose certificates machines of members may show.</summary>
internal sealed class MemberAuthority
{
    private readonly X509Certificate2? _root;

    public MemberAuthority(Settings settings)
    {
        if (settings.MemberAuthority is { } file)
            _root = X509Certificate2.CreateFromPem(File.ReadAllText(file));
    }

    /// <summary>Asks for certificates where there is an authority to check them with; nobody has to have one.</summary>
    public void Configure(HttpsConnectionAdapterOptions https)
    {
        if (_root is null)
            return;
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => Vouches(certificate);
    }

    /// <summary>Whether the authority issued a certificate for a client, and it is valid today.</summary>
    public bool Vouches(X509Certificate2 certificate) => _root is not null && CertificateAuthority.IsIssuedBy(certificate, _root);
}
