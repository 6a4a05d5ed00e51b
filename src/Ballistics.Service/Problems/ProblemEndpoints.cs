using System.Net;
using System.Text.Json;
using Ballistics.Service.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ballistics.Service.Problems;

/// <summary>The problems' own pages, so that the type of a problem leads to its description.</summary>
internal static class ProblemEndpoints
{
    /// <summary>Fills in what the framework leaves open in a problem of its own.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Type?.StartsWith("/problems/", StringComparison.Ordinal) != true)
        {
            ProblemType type = ProblemCatalogue.Of(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode);
            context.ProblemDetails.Type = type.Type;
            context.ProblemDetails.Title = type.Title;
            if (context.ProblemDetails is HttpValidationProblemDetails validation)
            {
                validation.Errors = validation.Errors.ToDictionary(error => JsonNamingPolicy.CamelCase.ConvertName(error.Key), error => error.Value);
                validation.Detail = string.Join(' ', validation.Errors.SelectMany(error => error.Value));
            }
            context.ProblemDetails.Detail ??= type.Description;
        }
        context.ProblemDetails.Instance ??= context.HttpContext.Request.Path;
    }

    public static void MapProblems(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/problems").WithTags("Problems").Allow(RouteAccess.Members);
        group.MapGet("/", () => TypedResults.Ok(ProblemCatalogue.All)).WithName("ListProblems").WithSummary("Every kind of problem the API answers with");
        group.MapGet("/{name}", Get).WithName("GetProblem").WithSummary("One kind of problem: what it means and what to do")
            .ProducesProblem(404);
    }

    private static Results<Ok<ProblemType>, ContentHttpResult, ProblemHttpResult> Get(string name, HttpRequest request)
    {
        ProblemType? type = ProblemCatalogue.All.FirstOrDefault(problem => problem.Name == name);
        if (type is null)
            return ProblemCatalogue.NotFound.ToResult($"There is no problem '{name}'; /problems lists them.");
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? TypedResults.Content(Page(type), "text/html; charset=utf-8")
            : TypedResults.Ok(type);
    }

    private static string Page(ProblemType type) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(type.Title)}</title></head>
        <body><h1>{WebUtility.HtmlEncode(type.Title)}</h1><p>{WebUtility.HtmlEncode(type.Description)}</p><p>HTTP {type.Status}, {type.Type}</p></body>
        </html>
        """;
}
