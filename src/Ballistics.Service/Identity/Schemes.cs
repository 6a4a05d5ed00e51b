namespace Ballistics.Service.Identity;

/// <summary>The ways in which a request says who asks.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by what the request carries.</summary>
    public const string Member = nameof(Member);

    /// <summary>A key of this service in the header Authorization.</summary>
    public const string Key = nameof(Key);

    /// <summary>A token of an agency's identity provider in the header Authorization.</summary>
    public const string Token = nameof(Token);

    /// <summary>A certificate of the network's authority on the connection.</summary>
    public const string Certificate = nameof(Certificate);

    /// <summary>The cookie of a session on the page.</summary>
    public const string Session = nameof(Session);

    /// <summary>What the request carries: a header before a certificate before a cookie.</summary>
    public static string Of(HttpContext context)
    {
        if (Bearer(context.Request) is { } bearer)
            return bearer.StartsWith(Search.Members.Secret.KeyMark, StringComparison.Ordinal) ? Key : Token;
        return context.Request.IsHttps && context.Connection.ClientCertificate is not null ? Certificate : Session;
    }

    /// <summary>What the header Authorization bears; null where there is none.</summary>
    public static string? Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
