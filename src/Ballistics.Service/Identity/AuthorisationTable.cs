using System.Text;
using Ballistics.Search.Members;
using Ballistics.Service.Audit;

namespace Ballistics.Service.Identity;

/// <summary>Which role opens which route, and whose records it shows, read from the routes themselves.</summary>
internal static class AuthorisationTable
{
    public const string Option = "--write-authorisation";

    /// <summary>Every route with its method, whom it is open to and whose records it shows; null where it says nothing of its own.</summary>
    public static IReadOnlyList<(string Method, string Route, RouteAccess? Access, RecordReads? Reads)> Of(EndpointDataSource routes) =>
    [
        .. routes.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(
                route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any"],
                (route, method) => (method, Path(route), route.Metadata.GetMetadata<RouteAccess>(), route.Metadata.GetMetadata<RouteReads>()?.Records))
            .Distinct().OrderBy(line => line.Item2, StringComparer.Ordinal).ThenBy(line => line.method, StringComparer.Ordinal),
    ];

    /// <summary>The table as Markdown.</summary>
    public static string Text(EndpointDataSource routes)
    {
        var text = new StringBuilder();
        text.Append("""
            # Who may ask what

            Written by the service from its routes (`--write-authorisation docs/authorisation.md`); a test asks every route in every role
            and demands this answer. A route that says nothing is open to nobody, and a test fails.

            - **anyone**: without signing in. All other routes answer 401 to whoever does not say who asks, and 403 to a member in none of
              the roles marked. The page's own files (`/`, its scripts, styles and icon) are served to anyone: they hold the sign-in form and
              no data.
            - A role opens a route for the member's own agency. Records of another agency are answered as if they did not exist, unless
              their owner's sharing policy releases them.
            - **shows**: whose records an answer may hold. *Own*: those of the member's agency. *Counts*: numbers over records within reach, and
              none of them. *Found*: what a search found; the purpose the search stated holds. *OwnOrOthers*: one record, and a purpose is
              stated in the header `Ballistics-Purpose` where it is another agency's. *Others*: every request states a purpose, or is answered
              `purpose-missing`. What is shown of another agency's record stands in that agency's audit trail.
            - A benchmark robot works for an agency of simulated records, and reaches simulated records only.


            """.ReplaceLineEndings("\n"));
        text.Append("| Route | ").AppendJoin(" | ", RouteAccess.Members.Select(Words)).Append(" | anyone | shows |\n|---|").Insert(text.Length, "---|", RouteAccess.Members.Length + 2).Append('\n');
        foreach ((string method, string route, RouteAccess? access, RecordReads? reads) in Of(routes))
            text.Append("| ").Append(method).Append(" `").Append(route).Append("` | ")
                .AppendJoin(" | ", RouteAccess.Members.Select(role => access is { Reason: null } && access.Roles.Contains(role) ? "✓" : access?.Reason is null ? "" : "✓"))
                .Append(access?.Reason is null ? " | | " : " | ✓ | ").Append(reads is null or RecordReads.None ? "" : $"{reads}").Append(" |\n");
        text.Append("\nOpen to anyone, and why:\n\n");
        foreach (IGrouping<string, string> reason in Of(routes).Where(line => line.Access?.Reason is not null).GroupBy(line => line.Access!.Reason!, line => $"{line.Method} `{line.Route}`"))
            text.Append("- ").AppendJoin(", ", reason).Append(": ").Append(reason.Key).Append('\n');
        return text.ToString();
    }

    private static string Path(RouteEndpoint route) => $"/{route.RoutePattern.RawText?.Trim('/')}";

    private static string Words(Role role) => string.Concat(role.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
