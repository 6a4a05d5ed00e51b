using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Antiforgery;

namespace Ballistics.Service.Identity;

/// <summary>
/// Keeps other sites from acting through somebody's session: what changes anything needs, beside the cookie that browsers send by
/// themselves, a header that only the page can know. Keys, tokens and certificates are not sent by themselves and need none.
/// </summary>
internal static class SessionForgery
{
    /// <summary>Carries what GET /api/v1/session gave as antiforgeryToken.</summary>
    public const string Header = "X-Ballistics-Antiforgery";

    public static void UseSessionForgery(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        bool bySession = context.User.Identities.Any(identity => identity.AuthenticationType == Schemes.Session);
        if (bySession && !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            throw new ProblemException(ProblemCatalogue.NotFromThePage, $"The header {Header} is missing or belongs to another session. GET /api/v1/session gives it.");
        await next(context);
    });
}
