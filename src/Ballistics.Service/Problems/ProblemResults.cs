using Microsoft.AspNetCore.Http.HttpResults;

namespace Ballistics.Service.Problems;

/// <summary>Answers that are problems.</summary>
internal static class ProblemResults
{
    /// <summary>The answer for a problem.</summary>
    public static ProblemHttpResult ToResult(this ProblemType type, string detail, params IEnumerable<KeyValuePair<string, object?>> extensions) =>
        TypedResults.Problem(detail, statusCode: type.Status, title: type.Title, type: type.Type, extensions: extensions);

    /// <summary>The answer where an id is unknown.</summary>
    public static ProblemHttpResult NotFound(string noun, Guid id) => ProblemCatalogue.NotFound.ToResult($"There is no {noun} {id}.");

    /// <summary>The answer where one field of a request is wrong.</summary>
    public static ProblemHttpResult Invalid(string field, string message) => ProblemCatalogue.InvalidRequest.ToResult(
        message, KeyValuePair.Create<string, object?>("errors", new Dictionary<string, string[]> { [field] = [message] }));

    /// <summary>The answer where something of that name is there.</summary>
    public static ProblemHttpResult Exists(string message, Guid existing) =>
        ProblemCatalogue.AlreadyExists.ToResult(message, KeyValuePair.Create<string, object?>("existingId", existing));
}
