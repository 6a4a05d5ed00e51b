using System.Security.Claims;
using Ballistics.Search.Members;
using Microsoft.AspNetCore.Authentication;

namespace Ballistics.Service.Identity;

/// <summary>What a request becomes once it is known who asks.</summary>
internal static class SignedIn
{
    /// <summary>States what a request is made for; kept with searches and reads of other agencies' records. Percent-encoded where it is not ASCII.</summary>
    public const string PurposeHeader = "Ballistics-Purpose";

    /// <summary>A ticket for the requester, whom endpoints then find as a parameter.</summary>
    public static AuthenticationTicket Ticket(HttpContext context, Requester requester, string scheme)
    {
        context.Features.Set(requester with { Purpose = Purpose(context.Request) });
        return new AuthenticationTicket(Principal(requester, scheme), scheme);
    }

    /// <summary>The requester as claims, by which routes are opened.</summary>
    public static ClaimsPrincipal Principal(Requester requester, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, requester.ActorId.ToString()),
            new Claim(ClaimTypes.Name, requester.DisplayName),
            .. requester.Roles.Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ],
        scheme));

    private static string? Purpose(HttpRequest request)
    {
        string stated = Uri.UnescapeDataString(request.Headers[PurposeHeader].ToString()).Trim();
        return stated.Length switch
        {
            0 => null,
            > Search.Limits.PurposeLength => stated[..Search.Limits.PurposeLength],
            _ => stated,
        };
    }
}
