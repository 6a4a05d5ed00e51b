using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Intake;
using Ballistics.Service.Problems;
using Ballistics.Tests;

namespace Ballistics.Service.Tests;

public sealed class DescriptionTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task The_committed_description_of_the_API_is_the_one_that_is_served()
    {
        string committed = await File.ReadAllTextAsync(Path.Combine(RealData.RepositoryRoot, "docs", "openapi", "v1.json"), TestService.Cancellation);
        string served = await service.Http.GetStringAsync("/openapi/v1.json", TestService.Cancellation);

        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(committed), JsonElement.Parse(served)),
            "docs/openapi/v1.json is stale: dotnet run --project src/Ballistics.Service -- --write-openapi docs/openapi/v1.json");
    }

    [Fact]
    public async Task The_API_page_is_served_without_any_other_site()
    {
        string page = await service.Http.GetStringAsync("/api-docs/", TestService.Cancellation);

        Assert.Contains("Ballistics API", page);
        Assert.DoesNotContain("https://", page);
        Assert.NotEmpty(await service.Http.GetStringAsync("/api-docs/scalar.js", TestService.Cancellation));
    }

    [Fact]
    public async Task The_service_says_that_it_lives_and_that_it_is_ready()
    {
        Assert.Equal("Healthy", (await service.GetAsync("/health/live")).GetProperty("status").GetString());
        Assert.Equal("Healthy", (await service.GetAsync("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_type_of_every_problem_leads_to_its_description_for_people_and_for_programs()
    {
        foreach (ProblemType type in ProblemCatalogue.All)
        {
            JsonElement read = await service.GetAsync(type.Type);
            Assert.Equal((type.Title, type.Status), (read.GetProperty("title").GetString(), read.GetProperty("status").GetInt32()));
            using var request = new HttpRequestMessage(HttpMethod.Get, type.Type) { Headers = { { "Accept", "text/html" } } };
            using HttpResponseMessage page = await service.Http.SendAsync(request, TestService.Cancellation);
            Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        }
        Assert.Equal(ProblemCatalogue.All.Count, (await service.GetAsync("/problems")).GetArrayLength());
    }

    [Fact]
    public void Every_reason_to_refuse_a_scan_or_a_submission_is_one_problem_of_the_API()
    {
        Assert.All(Enum.GetValues<RejectionReason>(), reason => Assert.Contains(ProblemCatalogue.Of(reason), ProblemCatalogue.All));
        Assert.All(Enum.GetValues<SubmissionProblem>(), problem => Assert.InRange(ProblemCatalogue.Of(problem).Status, 400, 499));
        Assert.Equal(ProblemCatalogue.All.Count, ProblemCatalogue.All.Select(type => type.Name).Distinct().Count());
    }
}
