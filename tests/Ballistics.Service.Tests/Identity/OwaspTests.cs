using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Alerts;
using Ballistics.Service.Identity;
using Ballistics.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ballistics.Service.Tests.Identity;

/// <summary>The OWASP API Security Top 10 of 2023, one test each.</summary>
public sealed partial class OwaspTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task API1_broken_object_level_authorisation__another_agencys_objects_answer_as_if_they_did_not_exist()
    {
        TestMember owner = await service.MemberAsync("NL", Role.Technician, Role.Examiner, Role.AgencyAdministrator), other = await service.MemberAsync("NL", Role.Technician, Role.Examiner, Role.AgencyAdministrator);
        Guid record = await TestService.AddAsync(owner.Http, "case-records", new { reference = "1" });
        Guid exhibit = await TestService.AddAsync(owner.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "CartridgeCase", sharing = "OwnAgency" });
        service.Keys.Remember(exhibit, owner.Key);
        Guid mark = (await service.AddMarkAsync(exhibit, TestScans.BreechFace(1))).GetProperty("id").GetGuid();
        Guid search = await TestService.AddAsync(owner.Http, "searches", new { exhibitId = exhibit });
        service.Keys.Remember(search, owner.Key);
        await service.AwaitSearchAsync(search);

        (string Method, string Path, Guid Id)[] asked =
        [
            ("GET", "case-records/{0}", record), ("GET", "exhibits/{0}", exhibit), ("GET", "marks/{0}", mark), ("GET", "marks/{0}/original", mark),
            ("GET", "marks/{0}/picture", mark), ("GET", "searches/{0}", search), ("DELETE", "searches/{0}", search), ("GET", "searches/{0}/candidates", search),
            ("POST", "searches/{0}/replay", search), ("GET", "searches/{0}/candidates/00000000-0000-0000-0000-000000000001/pictures/probe", search), ("GET", "searches/estimate?exhibitId={0}", exhibit),
            ("PATCH", "persons/{0}", owner.Person.Id), ("POST", "persons/{0}/one-time-secret", owner.Person.Id),
        ];
        foreach ((string method, string path, Guid id) in asked)
        {
            string hidden = await AskAsync(method, path, id), unknown = await AskAsync(method, path, Guid.NewGuid());
            Assert.Contains("404", hidden);
            Assert.Equal(unknown, hidden);
        }
        foreach (Guid id in new[] { exhibit, Guid.NewGuid() })
            await Problem.AssertAsync(await other.Http.PostAsJsonAsync("/api/v1/searches", new { exhibitId = id }, TestService.Cancellation), HttpStatusCode.NotFound, "not-found");
        foreach (Guid id in new[] { record, Guid.NewGuid() })
            await Problem.AssertAsync(await other.Http.PostAsJsonAsync("/api/v1/exhibits", new { caseRecordId = id, label = "2", specimen = "Bullet" }, TestService.Cancellation), HttpStatusCode.NotFound, "not-found");
        foreach (string list in new[] { "case-records", "exhibits", "searches", "keys", "persons" })
            Assert.DoesNotContain(await other.Http.GetFromJsonAsync<JsonElement[]>($"/api/v1/{list}", TestService.Cancellation) ?? [], row =>
                new[] { record, exhibit, search, owner.Person.Id }.Contains(row.GetProperty("id").GetGuid()));

        // The status and the body, with the id asked for and the trace id taken out.
        async Task<string> AskAsync(string method, string path, Guid id)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)}");
            if (method == "PATCH")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await other.Http.SendAsync(request, TestService.Cancellation);
            return TraceId().Replace($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestService.Cancellation)}".Replace(id.ToString(), "ID", StringComparison.Ordinal), "");
        }
    }

    [Fact]
    public async Task API2_broken_authentication__a_key_that_lapsed_was_taken_back_or_is_not_quite_right_opens_nothing()
    {
        TestMember member = await service.MemberAsync("NL", Role.Technician), lapsed = await service.MemberAsync("NL", Role.Technician), revoked = await service.MemberAsync("NL", Role.Technician);
        await using (EvidenceDb db = service.Get<EvidenceStore>().OpenDb())
        {
            await db.ApiKeys.Where(key => key.PersonId == lapsed.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.ExpiresAt, Instant.Now), TestService.Cancellation);
            await db.ApiKeys.Where(key => key.PersonId == revoked.Person.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, Instant.Now), TestService.Cancellation);
        }
        char last = member.Key[^1] == 'A' ? 'E' : 'A';
        var answers = new HashSet<string>();
        foreach (string key in new[] { lapsed.Key, revoked.Key, member.Key[..^1] + last, member.Key[..^1], member.Key.ToUpperInvariant(), Secret.NewKey(), "bal_", "" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/exhibits");
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using HttpResponseMessage answer = await service.Anonymous.SendAsync(request, TestService.Cancellation);
            await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
            answers.Add(TraceId().Replace(await answer.Content.ReadAsStringAsync(TestService.Cancellation), ""));
        }
        Assert.Single(answers);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/api/v1/exhibits", TestService.Cancellation)).StatusCode);
    }

    [Fact]
    public async Task API3_broken_object_property_level_authorisation__nobody_sets_or_reads_a_property_that_is_not_offered()
    {
        TestMember administrator = await service.MemberAsync("NL", Role.AgencyAdministrator, Role.Technician);
        (string Method, string Path, object Body)[] asked =
        [
            ("POST", "case-records", new { reference = "1", agencyId = Guid.NewGuid() }),
            ("PATCH", $"persons/{administrator.Person.Id}", new { agencyId = Guid.NewGuid() }),
            ("PATCH", $"persons/{administrator.Person.Id}", new { passwordHash = "x" }),
            ("POST", "persons", new { name = "A", signInName = "b", roles = new[] { "Technician" }, securityStamp = Guid.NewGuid() }),
            ("POST", "keys", new { name = "A", roles = new[] { "Technician" }, expiresAt = "2999-01-01T00:00:00Z" }),
        ];
        foreach ((string method, string path, object body) in asked)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}") { Content = JsonContent.Create(body) };
            using HttpResponseMessage answer = await administrator.Http.SendAsync(request, TestService.Cancellation);
            await Problem.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        }
        string told = await administrator.Http.GetStringAsync("/api/v1/persons", TestService.Cancellation) + await administrator.Http.GetStringAsync("/api/v1/keys", TestService.Cancellation);
        foreach (string secret in new[] { "hash", "secret", "stamp", administrator.Key })
            Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task API4_unrestricted_resource_consumption__requests_bodies_and_pages_have_limits_and_one_member_spends_nobody_elses()
    {
        using var limited = new TestService(("Ballistics:RequestsPerMinute", "5"));
        TestMember busy = await limited.MemberAsync("NL", Role.Technician), other = await limited.MemberAsync("NL", Role.Technician);
        HttpResponseMessage[] answers = [.. await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => busy.Http.GetAsync("/api/v1/exhibits", TestService.Cancellation)))];

        HttpResponseMessage refused = answers.First(answer => answer.StatusCode != HttpStatusCode.OK);
        await Problem.AssertAsync(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await other.Http.GetAsync("/api/v1/exhibits", TestService.Cancellation)).StatusCode);
        using HttpResponseMessage large = await other.Http.PostAsync("/api/v1/case-records", new StringContent($"{{\"reference\":\"{new string('A', (int)Limits.BodyBytes)}\"}}", Encoding.UTF8, "application/json"), TestService.Cancellation);
        await Problem.AssertAsync(large, HttpStatusCode.RequestEntityTooLarge, "too-large");
        using HttpResponseMessage page = await other.Http.GetAsync($"/api/v1/exhibits?limit={Limits.PageLength + 1}", TestService.Cancellation);
        await Problem.AssertAsync(page, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task API5_broken_function_level_authorisation__nobody_gives_or_takes_over_a_role_above_the_own()
    {
        Agency agency = (await service.MemberAsync("NL", Role.Technician)).Agency;
        TestMember administrator = await service.MemberAsync(agency, "NL", false, [Role.AgencyAdministrator]), officer = await service.MemberAsync(agency, "NL", false, [Role.NetworkOfficer]);
        (string Method, string Path, object Body)[] asked =
        [
            ("POST", "persons", new { name = "A", signInName = "a", roles = new[] { "NetworkOfficer" } }),
            ("POST", "keys", new { name = "A", roles = new[] { "NetworkOfficer" } }),
            ("POST", "keys", new { name = "A", roles = new[] { "Examiner" }, personId = administrator.Person.Id }),
            ("POST", "keys", new { name = "A", roles = new[] { "BenchmarkRobot" } }),
            ("PATCH", $"persons/{administrator.Person.Id}", new { roles = new[] { "AgencyAdministrator", "NetworkOfficer" } }),
            ("PATCH", $"persons/{officer.Person.Id}", new { roles = new[] { "Technician" } }),
            ("POST", $"persons/{officer.Person.Id}/one-time-secret", new { }),
            ("PATCH", $"persons/{administrator.Person.Id}", new { isBlocked = true }),
        ];
        foreach ((string method, string path, object body) in asked)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}") { Content = JsonContent.Create(body) };
            using HttpResponseMessage answer = await administrator.Http.SendAsync(request, TestService.Cancellation);
            await Problem.AssertAsync(answer, HttpStatusCode.UnprocessableEntity, "member-refused");
        }
    }

    [Fact]
    public async Task API6_unrestricted_access_to_sensitive_flows__sign_ins_and_secrets_may_be_tried_a_few_times_a_minute()
    {
        using var limited = new TestService(("Ballistics:AnonymousRequestsPerMinute", "5"));
        foreach (string flow in new[] { "session", "first-key", "first-sign-in" })
        {
            var statuses = new List<HttpStatusCode>();
            for (int attempt = 0; attempt < 7; attempt++)
                statuses.Add((await limited.Anonymous.PostAsJsonAsync($"/api/v1/{flow}", new { secret = "x", signInName = "a", password = "b" }, TestService.Cancellation)).StatusCode);
            Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        }
        // Who says who asks is not held up by those who do not.
        TestMember member = await limited.MemberAsync("NL", Role.Technician);
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/api/v1/exhibits", TestService.Cancellation)).StatusCode);
    }

    [Fact]
    public async Task API7_server_side_request_forgery__no_address_that_a_member_names_leads_into_the_services_own_network()
    {
        using var closed = new TestService(("Ballistics:AllowPrivateAddresses", "false"));
        await using Issuer inside = await Issuer.StartAsync();
        TestMember officer = await closed.MemberAsync("CH", Role.NetworkOfficer);
        object Provider(string issuer) => new { agencyId = officer.Agency.Id, issuer, audience = "ballistics", roleClaim = "groups", roleMap = new Dictionary<string, string> { ["examiners"] = "Examiner" } };
        using HttpResponseMessage plain = await officer.Http.PostAsJsonAsync("/api/v1/identity-providers", Provider(inside.Address), TestService.Cancellation);
        await Problem.AssertAsync(plain, HttpStatusCode.BadRequest, "invalid-request");
        string secured = inside.Address.Replace("http:", "https:", StringComparison.Ordinal).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await TestService.AddAsync(officer.Http, "identity-providers", Provider(secured));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session") { Headers = { Authorization = new("Bearer", inside.Token("anna", ["examiners"], issuer: secured)) } };
        using HttpResponseMessage answer = await closed.Anonymous.SendAsync(request, TestService.Cancellation);
        await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Equal(0, inside.Asked);

        var outward = new OutwardHttp(closed.Get<Settings>());
        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => outward.Client.GetAsync($"{inside.Address}/.well-known/openid-configuration", TestService.Cancellation));
        Assert.Contains("no public address", refused.ToString());
        // The same list of addresses keeps webhooks out; WebhookTargetTests go through it.
        Assert.All(["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "::ffff:192.168.1.1"], address => Assert.False(PublicAddress.Is(IPAddress.Parse(address))));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/v1/exhibits")]
    [InlineData("/nowhere")]
    [InlineData("/api/v1/session", "{")]
    public async Task API8_security_misconfiguration__every_answer_tells_browsers_what_to_keep_from_and_nothing_of_the_server(string path, string? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Headers = { { "Origin", "https://elsewhere.example" } } };
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await service.Anonymous.SendAsync(request, TestService.Cancellation);

        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") || answer.Headers.Contains("Access-Control-Allow-Origin"));
        if (path.StartsWith("/api", StringComparison.Ordinal))
            Assert.Contains("no-store", answer.Headers.CacheControl!.ToString());
        Assert.DoesNotContain(" at Ballistics.", await answer.Content.ReadAsStringAsync(TestService.Cancellation));
    }

    [Fact]
    public async Task API9_improper_inventory_management__the_description_names_every_route_and_no_other_and_strangers_cannot_read_it()
    {
        JsonElement described = JsonElement.Parse(await service.Http.GetStringAsync("/openapi/v1.json", TestService.Cancellation)).GetProperty("paths");
        string[] listed = [.. described.EnumerateObject().SelectMany(path => path.Value.EnumerateObject(), (path, method) => $"{method.Name.ToUpperInvariant()} {path.Name}").Order(StringComparer.Ordinal)];
        string[] routes =
        [
            .. AuthorisationTable.Of(service.Get<EndpointDataSource>()).Where(line => line.Route.StartsWith("/api/v1", StringComparison.Ordinal) || line.Route.StartsWith("/problems", StringComparison.Ordinal))
                .Select(line => $"{line.Method} {Constraint().Replace(line.Route, "}")}").Order(StringComparer.Ordinal),
        ];
        Assert.Equal(routes, listed);
        using HttpResponseMessage anyone = await service.Anonymous.GetAsync("/openapi/v1.json", TestService.Cancellation);
        await Problem.AssertAsync(anyone, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("redirect")]
    [InlineData("nonsense")]
    [InlineData("another issuer's keys")]
    public async Task API10_unsafe_consumption_of_apis__a_provider_that_answers_badly_signs_nobody_in_and_stops_nothing(string what)
    {
        await using Issuer honest = await Issuer.StartAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using WebApplication bad = builder.Build();
        bad.MapGet("/.well-known/openid-configuration", () => what switch
        {
            "endless" => Results.Text(new string(' ', 2 * Limits.OutwardBytes) + "{}"),
            "redirect" => Results.Redirect($"{honest.Address}/.well-known/openid-configuration"),
            "another issuer's keys" => Results.Json(new { issuer = bad.Urls.Single(), jwks_uri = "file:///etc/passwd" }),
            _ => Results.Text("<html>"),
        });
        await bad.StartAsync(TestService.Cancellation);
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        string issuer = bad.Urls.Single();
        await TestService.AddAsync(officer.Http, "identity-providers", new { agencyId = officer.Agency.Id, issuer, audience = "ballistics", roleClaim = "groups", roleMap = new Dictionary<string, string> { ["examiners"] = "Examiner" } });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session") { Headers = { Authorization = new("Bearer", honest.Token("anna", ["examiners"], issuer: issuer)) } };
        using HttpResponseMessage answer = await service.Anonymous.SendAsync(request, TestService.Cancellation);

        await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Equal(0, honest.Asked);
        Assert.Equal("Healthy", (await service.GetAsync("/health/ready")).GetProperty("status").GetString());
    }

    [GeneratedRegex(",?\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();

    [GeneratedRegex(@":\w+\}")]
    private static partial Regex Constraint();
}
