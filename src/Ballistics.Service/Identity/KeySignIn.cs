using System.Text.Encodings.Web;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Ballistics.Service.Identity;

/// <summary>Finds who asks by a key of this service.</summary>
internal sealed class KeySignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, EvidenceStore store)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Schemes.Bearer(Request) is not { } key)
            return AuthenticateResult.NoResult();
        await using EvidenceDb db = store.OpenDb();
        return await RequesterLookup.ByKeyAsync(db, key, Context.RequestAborted) is { } requester
            ? AuthenticateResult.Success(SignedIn.Ticket(Context, requester, Scheme.Name))
            : AuthenticateResult.Fail("The key is unknown, lapsed or taken back.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
