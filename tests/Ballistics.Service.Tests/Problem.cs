using System.Net;
using System.Text.Json;

namespace Ballistics.Service.Tests;

/// <summary>What every refusal must look like.</summary>
internal static class Problem
{
    /// <summary>Demands a problem of that status and name, with a detail, whose type leads to its description.</summary>
    public static async Task<JsonElement> AssertAsync(HttpResponseMessage answer, HttpStatusCode status, string name)
    {
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonElement.Parse(text);
        Assert.Equal($"/problems/{name}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.Equal(answer.RequestMessage!.RequestUri!.AbsolutePath, problem.GetProperty("instance").GetString());
        return problem;
    }
}
