using System.Security.Claims;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ballistics.Service.Identity;

/// <summary>A session on the page: a cookie that no script can read, that no other site can send, and that ends with the person's rights.</summary>
internal static class SessionCookie
{
    private const string StampClaim = "stamp";

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "ballistics-session";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Limits.SessionLife;
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    /// <summary>Opens a session for a person.</summary>
    public static Task OpenAsync(HttpContext context, Person person) => context.SignInAsync(Schemes.Session, new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()), new Claim(StampClaim, person.SecurityStamp.ToString())], Schemes.Session)));

    // Roles are read anew for every request: what was taken away is gone at once.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        HttpContext http = context.HttpContext;
        await using EvidenceDb db = http.RequestServices.GetRequiredService<EvidenceStore>().OpenDb();
        if (Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out Guid person)
            && Guid.TryParse(context.Principal.FindFirstValue(StampClaim), out Guid stamp)
            && await RequesterLookup.BySessionAsync(db, person, stamp, http.RequestAborted) is { } requester)
        {
            ClaimsPrincipal principal = SignedIn.Ticket(http, requester, Schemes.Session).Principal;
            principal.AddIdentity(new ClaimsIdentity([new Claim(StampClaim, stamp.ToString())]));
            context.ReplacePrincipal(principal);
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
