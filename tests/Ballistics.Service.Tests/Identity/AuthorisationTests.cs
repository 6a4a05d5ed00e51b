using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ballistics.Search.Members;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Tests;
using Microsoft.AspNetCore.Routing;

namespace Ballistics.Service.Tests.Identity;

public sealed partial class AuthorisationTests(TestService service) : IClassFixture<TestService>
{
    private IReadOnlyList<(string Method, string Route, RouteAccess? Access, RecordReads? Reads)> Routes => AuthorisationTable.Of(service.Get<EndpointDataSource>());

    [Fact]
    public void Every_route_says_explicitly_whom_it_is_open_to()
    {
        Assert.NotEmpty(Routes);
        Assert.All(Routes, line => Assert.True(line.Access is not null, $"{line.Method} {line.Route} says not whom it is open to: call Allow(…) on it or on its group."));
        Assert.All(Routes, line => Assert.True(line.Access!.Reason is not null || line.Access.Roles.Count > 0, $"{line.Method} {line.Route} is open to nobody."));
    }

    [Fact]
    public void Nothing_but_health_and_the_ways_to_sign_in_is_open_to_anyone() =>
        Assert.Equal(
            ["/api/v1/first-key", "/api/v1/first-sign-in", "/api/v1/session", "/health/live", "/health/ready"],
            Routes.Where(line => line.Access?.Reason is not null).Select(line => line.Route));

    [Fact]
    public async Task The_committed_table_is_the_one_of_the_routes() =>
        Assert.True(
            await File.ReadAllTextAsync(Path.Combine(RealData.RepositoryRoot, "docs", "authorisation.md"), TestService.Cancellation) == AuthorisationTable.Text(service.Get<EndpointDataSource>()),
            $"docs/authorisation.md is stale: start the service with {AuthorisationTable.Option} docs/authorisation.md");

    public static TheoryData<string> Asking => [.. Enum.GetNames<Role>(), "nobody", "a made-up key"];

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task Every_route_answers_every_role_as_the_table_says(string asking)
    {
        Role? role = Enum.TryParse(asking, out Role parsed) ? parsed : null;
        HttpClient http = role is { } one ? (await service.MemberAsync(null, "NL", one == Role.BenchmarkRobot, [one])).Http : service.Anonymous;
        foreach ((string method, string route, RouteAccess? access, _) in Routes)
        {
            using HttpRequestMessage request = Request(method, route);
            if (asking == "a made-up key")
                request.Headers.Authorization = new("Bearer", Secret.NewKey());
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestService.Cancellation);

            string told = $"{asking}: {method} {route} answered {answer.StatusCode}";
            if (access!.Reason is not null || (role is { } who && access.Roles.Contains(who)))
                Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, told);
            else
                await Problem.AssertAsync(answer, role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, role is null ? "not-signed-in" : "not-allowed");
        }
    }

    [Fact]
    public async Task What_is_no_route_is_not_there_for_a_member_and_not_told_to_anyone_else()
    {
        using HttpResponseMessage member = await service.Http.GetAsync("/api/v1/nowhere", TestService.Cancellation);
        await Problem.AssertAsync(member, HttpStatusCode.NotFound, "not-found");
        using HttpResponseMessage anyone = await service.Anonymous.GetAsync("/api/v1/nowhere", TestService.Cancellation);
        await Problem.AssertAsync(anyone, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    // Nothing that exists is named: a role that opens the route is told so, or that its request is bad, but never shut out.
    private static HttpRequestMessage Request(string method, string route)
    {
        string path = Parameter().Replace(route, parameter => parameter.Groups[1].Value switch
        {
            "documentName" => "v1",
            "view" => "probe",
            "name" => "not-found",
            "rank" => "1",
            _ when parameter.Value.Contains(":guid", StringComparison.Ordinal) => "00000000-0000-0000-0000-00000000000f",
            _ when parameter.Value.Contains(":int", StringComparison.Ordinal) => "1",
            _ => "X",
        });
        var request = new HttpRequestMessage(new HttpMethod(method == "any" ? "GET" : method), path);
        if (route.EndsWith("/marks", StringComparison.Ordinal))
            request.Content = new MultipartFormDataContent { { new StringContent("x"), "kind" } };
        else if (method is "POST" or "PUT" or "PATCH")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
