using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Tests;

namespace Ballistics.Service.Tests;

public sealed class RecordTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task An_agency_is_entered_once_and_belongs_to_a_jurisdiction()
    {
        string name = Guid.NewGuid().ToString();
        using HttpResponseMessage first = await service.Http.PostAsJsonAsync("/api/v1/agencies", new { name, jurisdiction = "nl" }, TestService.Cancellation);
        using HttpResponseMessage second = await service.Http.PostAsJsonAsync("/api/v1/agencies", new { name, jurisdiction = "NL" }, TestService.Cancellation);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(TestService.Cancellation), await second.Content.ReadAsStringAsync(TestService.Cancellation));
        JsonElement agency = await service.GetAsync(first.Headers.Location!.ToString());
        Assert.Equal((name, "NL"), (agency.GetProperty("name").GetString(), agency.GetProperty("jurisdiction").GetString()));
        Assert.Contains((await service.GetAsync("/api/v1/agencies")).EnumerateArray(), listed => listed.GetProperty("name").GetString() == name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-1)]
    public async Task An_exhibit_says_that_nobody_else_reaches_it_where_no_terms_are_stated_or_they_have_expired(int? expiresInDays)
    {
        var agency = new Agency { Name = Guid.NewGuid().ToString(), JurisdictionCode = "NL" };
        await using (EvidenceDb db = service.Get<EvidenceStore>().OpenDb())
        {
            db.Agencies.Add(agency);
            if (expiresInDays is { } days)
                db.Terms.Add(new SharingTerms
                {
                    AgencyId = agency.Id,
                    Version = 1,
                    Sharing = Sharing.All,
                    Released = ReleaseLevel.Full,
                    ExpiresAt = Instant.Now.AddDays(days),
                    ValidFrom = Instant.Now.AddDays(days - 1),
                    StatedBy = Guid.Empty,
                    Why = "Stated for the test.",
                });
            await db.SaveChangesAsync(TestService.Cancellation);
        }
        TestMember member = await service.MemberAsync(agency, "NL", false, [Role.Technician, Role.Examiner]);
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = "1" });
        Guid exhibit = await TestService.AddAsync(member.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "Bullet" });

        Assert.Equal("OwnAgency", (await member.Http.GetFromJsonAsync<JsonElement>($"/api/v1/exhibits/{exhibit}", TestService.Cancellation)).GetProperty("sharing").GetString());
    }

    [Fact]
    public async Task An_exhibit_names_its_owner_and_its_sharing()
    {
        Guid record = await service.AddCaseRecordAsync("KE", "2026/1");
        JsonElement kept = await service.GetAsync($"/api/v1/case-records/{record}");
        Guid agency = kept.GetProperty("agencyId").GetGuid();
        string name = (await service.GetAsync($"/api/v1/agencies/{agency}")).GetProperty("name").GetString()!;
        Guid id = await service.AddAsync("exhibits", new { caseRecordId = record, label = "A1", specimen = "Bullet", firearm = "Glock 17", calibre = "9 mm", sharing = "OwnJurisdiction" });

        JsonElement exhibit = await service.GetAsync($"/api/v1/exhibits/{id}");

        Assert.Equal(
            (agency, name, "KE", "2026/1", "A1", "Bullet", "TestFire", "Glock 17", "9 mm", "OwnJurisdiction"),
            (exhibit.GetProperty("agencyId").GetGuid(), Text("agency"), Text("jurisdiction"), Text("caseReference"), Text("label"), Text("specimen"), Text("origin"), Text("firearm"), Text("calibre"), Text("sharing")));
        Assert.Equal("All", (await service.GetAsync($"/api/v1/exhibits/{await service.AddExhibitAsync()}")).GetProperty("sharing").GetString());

        string? Text(string property) => exhibit.GetProperty(property).GetString();
    }

    [Fact]
    public async Task A_label_is_unique_within_its_case_record_but_an_unfinished_entry_may_be_taken_up_again()
    {
        Guid record = await service.AddCaseRecordAsync();
        object entry = new { caseRecordId = record, label = "A1", specimen = "CartridgeCase" };
        Guid exhibit = await service.AddAsync("exhibits", entry);

        using HttpResponseMessage again = await service.Http.PostAsJsonAsync("/api/v1/exhibits", entry, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using HttpResponseMessage other = await service.Http.PostAsJsonAsync("/api/v1/exhibits", new { caseRecordId = record, label = "A1", specimen = "Bullet" }, TestService.Cancellation);
        Assert.Equal(exhibit, (await Problem.AssertAsync(other, HttpStatusCode.Conflict, "already-exists")).GetProperty("existingId").GetGuid());
        await service.AddMarkAsync(exhibit, TestScans.BreechFace(1));
        using HttpResponseMessage late = await service.Http.PostAsJsonAsync("/api/v1/exhibits", entry, TestService.Cancellation);
        await Problem.AssertAsync(late, HttpStatusCode.Conflict, "already-exists");
    }

    [Fact]
    public async Task Exhibits_are_listed_page_by_page()
    {
        Guid record = await service.AddCaseRecordAsync();
        var entered = new HashSet<Guid>();
        for (int i = 0; i < 7; i++)
            entered.Add(await service.AddAsync("exhibits", new { caseRecordId = record, label = $"{i}", specimen = "CartridgeCase" }));

        var seen = new List<Guid>();
        string? next = $"/api/v1/exhibits?caseRecordId={record}&limit=3";
        while (next is not null)
        {
            using HttpResponseMessage page = await service.Http.GetAsync(next, TestService.Cancellation);
            seen.AddRange(JsonElement.Parse(await page.Content.ReadAsStringAsync(TestService.Cancellation)).EnumerateArray().Select(exhibit => exhibit.GetProperty("id").GetGuid()));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single()[1..].Split('>')[0] : null;
        }

        Assert.Equal(7, seen.Count);
        Assert.Equal(entered, seen.ToHashSet());
        Assert.Equal(seen.Order(), seen);
    }

    [Theory]
    [InlineData("agencies", "{\"name\":\"A\",\"jurisdiction\":\"QQ\"}", 400, "invalid-request")]
    [InlineData("agencies", "{\"name\":\" \",\"jurisdiction\":\"NL\"}", 400, "invalid-request")]
    [InlineData("agencies", "{\"name\":\"A\"}", 400, "invalid-request")]
    [InlineData("agencies", "{\"name\":null,\"jurisdiction\":\"NL\"}", 400, "invalid-request")]
    [InlineData("agencies", "{\"name\":", 400, "invalid-request")]
    [InlineData("agencies", "", 400, "invalid-request")]
    [InlineData("case-records", "{\"agencyId\":\"00000000-0000-0000-0000-000000000001\",\"reference\":\"1\"}", 400, "invalid-request")]
    [InlineData("exhibits", "{\"caseRecordId\":\"00000000-0000-0000-0000-000000000001\",\"label\":\"1\",\"specimen\":\"Bullet\"}", 404, "not-found")]
    [InlineData("exhibits", "{\"caseRecordId\":\"00000000-0000-0000-0000-000000000001\",\"label\":\"1\",\"specimen\":\"Shell\"}", 400, "invalid-request")]
    [InlineData("exhibits", "{\"caseRecordId\":\"00000000-0000-0000-0000-000000000001\",\"label\":\"1\",\"specimen\":1}", 400, "invalid-request")]
    [InlineData("exhibits", "{\"caseRecordId\":\"00000000-0000-0000-0000-000000000001\",\"label\":\"1\",\"specimen\":\"Bullet\",\"shareing\":\"OwnAgency\"}", 400, "invalid-request")]
    [InlineData("searches", "{\"exhibitId\":\"00000000-0000-0000-0000-000000000001\"}", 404, "not-found")]
    [InlineData("searches", "{\"exhibitId\":\"00000000-0000-0000-0000-000000000001\",\"limit\":0}", 400, "invalid-request")]
    [InlineData("searches", "{\"exhibitId\":\"1\"}", 400, "invalid-request")]
    public async Task A_bad_request_gets_a_named_problem(string noun, string body, int status, string problem)
    {
        using HttpResponseMessage answer = await service.Http.PostAsync($"/api/v1/{noun}", new StringContent(body, Encoding.UTF8, "application/json"), TestService.Cancellation);

        JsonElement details = await Problem.AssertAsync(answer, (HttpStatusCode)status, problem);
        Assert.DoesNotContain("Ballistics.", details.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_search_with_an_exhibit_that_has_no_scan_is_refused()
    {
        using HttpResponseMessage answer = await service.Http.PostAsJsonAsync("/api/v1/searches", new { exhibitId = await service.AddExhibitAsync() }, TestService.Cancellation);

        await Problem.AssertAsync(answer, HttpStatusCode.UnprocessableEntity, "not-searchable");
    }

    [Theory]
    [InlineData("GET", "/nowhere", 404, "not-found")]
    [InlineData("GET", "/api/v1/agencies/00000000-0000-0000-0000-000000000001", 404, "not-found")]
    [InlineData("GET", "/api/v1/case-records/00000000-0000-0000-0000-000000000001", 404, "not-found")]
    [InlineData("GET", "/api/v1/exhibits/00000000-0000-0000-0000-000000000001", 404, "not-found")]
    [InlineData("GET", "/api/v1/exhibits/1", 404, "not-found")]
    [InlineData("GET", "/api/v1/marks/00000000-0000-0000-0000-000000000001/original", 404, "not-found")]
    [InlineData("GET", "/api/v1/marks/00000000-0000-0000-0000-000000000001/picture", 404, "not-found")]
    [InlineData("GET", "/api/v1/searches/00000000-0000-0000-0000-000000000001/candidates", 404, "not-found")]
    [InlineData("GET", "/api/v1/searches/00000000-0000-0000-0000-000000000001/candidates/00000000-0000-0000-0000-000000000001/pictures/probe", 404, "not-found")]
    [InlineData("GET", "/api/v1/searches/00000000-0000-0000-0000-000000000001/candidates/00000000-0000-0000-0000-000000000001/pictures/x", 404, "not-found")]
    [InlineData("GET", "/problems/nonsense", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/searches/00000000-0000-0000-0000-000000000001", 404, "not-found")]
    [InlineData("PUT", "/api/v1/agencies", 405, "method-not-allowed")]
    [InlineData("GET", "/api/v1/exhibits?limit=0", 400, "invalid-request")]
    [InlineData("GET", "/api/v1/exhibits?limit=many", 400, "invalid-request")]
    [InlineData("GET", "/api/v1/exhibits?after=1", 400, "invalid-request")]
    public async Task What_is_not_there_or_not_possible_is_a_problem_too(string method, string path, int status, string problem)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using HttpResponseMessage answer = await service.Http.SendAsync(request, TestService.Cancellation);

        await Problem.AssertAsync(answer, (HttpStatusCode)status, problem);
    }

    [Fact]
    public async Task A_request_of_another_type_or_beyond_its_limit_is_refused()
    {
        using HttpResponseMessage text = await service.Http.PostAsync("/api/v1/agencies", new StringContent("A"), TestService.Cancellation);
        await Problem.AssertAsync(text, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        // Asked before the body is sent: a refusal in the middle of it may break the connection before it is read.
        using var tooLarge = new HttpRequestMessage(HttpMethod.Post, "/api/v1/agencies")
        {
            Content = new StringContent($"{{\"name\":\"{new string('A', (int)Limits.BodyBytes)}\"}}", Encoding.UTF8, "application/json"),
        };
        tooLarge.Headers.ExpectContinue = true;
        using HttpResponseMessage large = await service.Http.SendAsync(tooLarge, TestService.Cancellation);
        await Problem.AssertAsync(large, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }
}
