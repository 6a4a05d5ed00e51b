using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Identity;

public sealed class SignInTests(TestService service) : IClassFixture<TestService>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task The_first_start_makes_one_administrator_whose_secret_works_once()
    {
        using var fresh = new TestService();
        string? secret = await First(fresh).PrepareAsync(TestService.Cancellation);
        Assert.NotNull(secret);
        string? renewed = await First(fresh).PrepareAsync(TestService.Cancellation);
        Assert.NotEqual(secret, renewed);

        using HttpResponseMessage old = await PostAsync(fresh.Anonymous, "first-key", new { secret });
        await Problem.AssertAsync(old, HttpStatusCode.Unauthorized, "not-signed-in");
        using HttpResponseMessage minted = await PostAsync(fresh.Anonymous, "first-key", new { secret = renewed });
        Assert.Equal(HttpStatusCode.Created, minted.StatusCode);
        using HttpResponseMessage again = await PostAsync(fresh.Anonymous, "first-key", new { secret = renewed });
        await Problem.AssertAsync(again, HttpStatusCode.Unauthorized, "not-signed-in");
        Assert.Null(await First(fresh).PrepareAsync(TestService.Cancellation));

        string key = JsonElement.Parse(await minted.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("key").GetString()!;
        JsonElement session = await AskAsync(fresh.Anonymous, key);
        Assert.Equal(("Local agency", "CH"), (session.GetProperty("agency").GetString(), session.GetProperty("jurisdiction").GetString()));
        Assert.Contains("NetworkOfficer", session.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
    }

    [Fact]
    public async Task A_secret_sent_eight_times_at_once_opens_one_session()
    {
        using var fresh = new TestService();
        string secret = (await First(fresh).PrepareAsync(TestService.Cancellation))!;

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(fresh.Anonymous, "first-sign-in", new { secret, password = Password })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_session_signs_in_by_password_and_changes_things_only_with_the_pages_header()
    {
        string name = await PersonAsync(Role.Technician);
        using var browser = new Browser(service);
        using HttpResponseMessage signedIn = await PostAsync(browser.Http, "session", new { signInName = name.ToUpperInvariant(), password = Password });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        string cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        JsonElement session = await browser.Http.GetFromJsonAsync<JsonElement>("/api/v1/session", TestService.Cancellation);
        using HttpResponseMessage forged = await PostAsync(browser.Http, "case-records", new { reference = "1" });
        await Problem.AssertAsync(forged, HttpStatusCode.Forbidden, "not-from-the-page");
        browser.Http.DefaultRequestHeaders.Add(SessionForgery.Header, session.GetProperty("antiforgeryToken").GetString());
        using HttpResponseMessage entered = await PostAsync(browser.Http, "case-records", new { reference = "1" });
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);

        using HttpResponseMessage signedOut = await browser.Http.DeleteAsync("/api/v1/session", TestService.Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, signedOut.StatusCode);
        using HttpResponseMessage after = await browser.Http.GetAsync("/api/v1/session", TestService.Cancellation);
        await Problem.AssertAsync(after, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_role_taken_away_and_a_person_shut_out_end_the_session_and_the_keys()
    {
        Agency agency = (await service.MemberAsync("NL", Role.Examiner)).Agency;
        TestMember administrator = await service.MemberAsync(agency, "NL", false, [Role.AgencyAdministrator]);
        TestMember examiner = await service.MemberAsync(agency, "NL", false, [Role.Examiner, Role.Technician]);

        using HttpResponseMessage changed = await administrator.Http.PatchAsJsonAsync($"/api/v1/persons/{examiner.Person.Id}", new { roles = new[] { "Verifier" } }, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using HttpResponseMessage less = await examiner.Http.GetAsync("/api/v1/searches", TestService.Cancellation);
        await Problem.AssertAsync(less, HttpStatusCode.Forbidden, "not-allowed");
        using HttpResponseMessage blocked = await administrator.Http.PatchAsJsonAsync($"/api/v1/persons/{examiner.Person.Id}", new { isBlocked = true }, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.OK, blocked.StatusCode);
        using HttpResponseMessage shut = await examiner.Http.GetAsync("/api/v1/session", TestService.Cancellation);
        await Problem.AssertAsync(shut, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_too_and_no_answer_tells_which()
    {
        string name = await PersonAsync(Role.Technician);
        var answers = new HashSet<string>();
        foreach (string tried in new[] { "wrong", "wrong", "wrong", "wrong", "wrong", Password })
            answers.Add(await BodyAsync(new { signInName = name, password = tried }));
        answers.Add(await BodyAsync(new { signInName = "nobody at all", password = Password }));
        Assert.Single(answers);

        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        Person locked = await db.Persons.SingleAsync(person => person.SignInName == name, TestService.Cancellation);
        Assert.InRange(locked.LockedUntil!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(10), Limits.LockOut);
        locked.LockedUntil = Instant.Now - TimeSpan.FromSeconds(1);
        await db.SaveChangesAsync(TestService.Cancellation);
        using HttpResponseMessage later = await PostAsync(service.Anonymous, "session", new { signInName = name, password = Password });
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);

        // But for the trace id, the same bytes.
        async Task<string> BodyAsync(object request)
        {
            using HttpResponseMessage answer = await PostAsync(service.Anonymous, "session", request);
            JsonElement problem = await Problem.AssertAsync(answer, HttpStatusCode.Unauthorized, "not-signed-in");
            return string.Join('|', problem.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString()));
        }
    }

    [Fact]
    public async Task Entering_a_person_answers_the_same_whether_another_agency_has_the_name_or_not()
    {
        TestMember one = await service.MemberAsync("NL", Role.AgencyAdministrator), other = await service.MemberAsync("KE", Role.AgencyAdministrator);
        object person = new { name = "Somebody", signInName = "the.same@example.org", roles = new[] { "Technician" } };
        using HttpResponseMessage first = await PostAsync(one.Http, "persons", person), second = await PostAsync(other.Http, "persons", person), again = await PostAsync(one.Http, "persons", person);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        await Problem.AssertAsync(again, HttpStatusCode.Conflict, "already-exists");
        string[] names = [.. await Task.WhenAll(new[] { first, second }.Select(async answer => JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("person").GetProperty("signInName").GetString()!))];
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Equal(12, name.Length - "the.same@example.org".Length));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_none_is_kept_readable()
    {
        using var fresh = new TestService();
        string secret = (await First(fresh).PrepareAsync(TestService.Cancellation))!;
        using HttpResponseMessage refused = await PostAsync(fresh.Anonymous, "first-sign-in", new { secret, password = "short" });
        await Problem.AssertAsync(refused, HttpStatusCode.BadRequest, "invalid-request");
        using HttpResponseMessage taken = await PostAsync(fresh.Anonymous, "first-sign-in", new { secret, password = Password });
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        TestMember member = await fresh.MemberAsync("NL", Role.Technician);
        await using EvidenceDb db = fresh.Get<EvidenceStore>().OpenDb();
        string kept = JsonSerializer.Serialize(await db.Persons.AsNoTracking().Select(person => new { person.PasswordHash, person.OneTimeSecretHash }).ToListAsync(TestService.Cancellation))
            + JsonSerializer.Serialize(await db.ApiKeys.AsNoTracking().Select(key => new { key.Prefix, key.Hash }).ToListAsync(TestService.Cancellation));
        Assert.DoesNotContain(Password, kept);
        Assert.DoesNotContain(member.Key, kept);
    }

    private static FirstStart First(TestService service) => new(service.Get<EvidenceStore>(), service.Get<Settings>());

    private async Task<string> PersonAsync(params Role[] roles)
    {
        TestMember administrator = await service.MemberAsync("NL", Role.AgencyAdministrator);
        string signInName = $"{Guid.NewGuid()}@example.org";
        using HttpResponseMessage entered = await PostAsync(administrator.Http, "persons", new { name = "Somebody", signInName, roles = roles.Select(role => role.ToString()) });
        string secret = JsonElement.Parse(await entered.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("oneTimeSecret").GetString()!;
        using HttpResponseMessage set = await PostAsync(service.Anonymous, "first-sign-in", new { secret, password = Password });
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        return JsonElement.Parse(await entered.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("person").GetProperty("signInName").GetString()!;
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session") { Headers = { Authorization = new("Bearer", key) } };
        using HttpResponseMessage answer = await http.SendAsync(request, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestService.Cancellation));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, object body) =>
        http.PostAsJsonAsync($"/api/v1/{path}", body, TestService.Cancellation);

    /// <summary>Keeps cookies, as a browser does.</summary>
    private sealed class Browser(TestService service) : IDisposable
    {
        public HttpClient Http { get; } = new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = service.Address };

        public void Dispose() => Http.Dispose();
    }
}
