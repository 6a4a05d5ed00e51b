using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ballistics.Service.Identity;

/// <summary>Finds which machine asks by the certificate of its connection, which the network's authority must have issued.</summary>
internal sealed class CertificateSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, EvidenceStore store, MemberAuthority authority)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Connection.ClientCertificate is not { } certificate)
            return AuthenticateResult.NoResult();
        // The connection may be older than the certificate's last day.
        if (!authority.Vouches(certificate))
            return AuthenticateResult.Fail("The network's authority does not vouch for the certificate.");
        await using EvidenceDb db = store.OpenDb();
        return await RequesterLookup.ByCertificateAsync(db, certificate.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), Context.RequestAborted) is { } requester
            ? AuthenticateResult.Success(SignedIn.Ticket(Context, requester, Scheme.Name))
            : AuthenticateResult.Fail("The certificate belongs to no agency here, or was taken back.");
    }
}
