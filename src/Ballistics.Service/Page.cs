using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ballistics.Service;

/// <summary>Lists come in pages: so many rows after the last one seen; where more may follow, the header Link names the next page (RFC 8288).</summary>
internal static class Page
{
    public const string Description =
        "At most `limit` rows (100 where it is not given, at most 1000), those after the id `after`; where more may follow, the header Link names the next page.";

    /// <summary>The problem with a limit; null where there is none.</summary>
    public static ProblemHttpResult? Check(int? limit) =>
        limit is < 1 or > Limits.PageLength ? ProblemResults.Invalid("limit", $"A page has 1 to {Limits.PageLength} rows; {limit} were asked for.") : null;

    /// <summary>How many rows to answer with.</summary>
    public static int Length(int? limit) => limit ?? Limits.DefaultPageLength;

    /// <summary>Names the next page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="last">The last row of this page; null where nothing follows.</param>
    public static void Link(HttpContext http, Guid? last)
    {
        if (last is null)
            return;
        var query = new QueryBuilder(http.Request.Query.Where(pair => pair.Key != "after").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { "after", last.Value.ToString() },
        };
        http.Response.Headers.Link = $"<{http.Request.Path}{query.ToQueryString()}>; rel=\"next\"";
    }
}
