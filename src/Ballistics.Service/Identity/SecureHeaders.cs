namespace Ballistics.Service.Identity;

/// <summary>What every answer tells a browser to keep from.</summary>
internal static class SecureHeaders
{
    private const string Closed = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private const string Page = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; {Closed}";

    // The page of the API brings its script and style inside itself; it takes in nothing from elsewhere and shows the API's description only.
    private const string ApiPage = $"default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; {Closed}";

    // Set as an answer starts: one that an exception ends is cleared of whatever was set before.
    public static void UseSecureHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/api-docs") ? ApiPage : Page;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // What a member saw stays in no cache, unless the route says how long it may.
        if (context.Request.Path.StartsWithSegments("/api") && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }
}
