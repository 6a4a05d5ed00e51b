using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Tests.Casework;
using Ballistics.Tests;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Audit;

/// <summary>Every route that may show another agency's record, taken from the routes themselves: it demands a purpose, and the owner's trail has the read.</summary>
public sealed class PurposeTests(TestService service) : IClassFixture<TestService>
{
    private IEnumerable<(string Method, string Route, RecordReads? Reads)> Routes => AuthorisationTable.Of(service.Get<EndpointDataSource>())
        .Where(line => line.Route.StartsWith("/api/v1/", StringComparison.Ordinal)).Select(line => (line.Method, line.Route, line.Reads));

    [Fact]
    public void Every_route_says_whose_records_it_shows() =>
        Assert.All(Routes, line => Assert.True(line.Reads is not null, $"{line.Method} {line.Route} says not whose records it shows: call Reads(…) on it or on its group."));

    [Fact]
    public void A_route_tells_of_what_it_shows_where_it_may_show_another_agency_s_record_and_only_there() => Assert.All(
        service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<RouteReads>() is not null),
        route =>
        {
            bool tells = route.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Any(parameter => parameter.ParameterType == typeof(ShownRecords)) == true;
            bool mayShow = RouteReads.Of(route) is RecordReads.Found or RecordReads.OwnOrOthers or RecordReads.Others;
            // A search is asked for there, and shows nothing yet; an owner who answers a request is shown the own exhibit.
            string name = $"{route.RoutePattern.RawText} {string.Join(' ', route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)}";
            Assert.True(tells == mayShow || name is "/api/v1/searches/ POST" || RouteReads.Of(route) == RecordReads.Own, $"{name} reads {RouteReads.Of(route)} and {(tells ? "tells" : "does not tell")} of it.");
        });

    [Fact]
    public async Task Every_read_of_another_agency_s_record_needs_a_purpose_and_stands_in_the_owner_s_ledger_with_it()
    {
        TestMember owner = await service.CaseworkerAsync("KE"), reader = await service.CaseworkerAsync("NL"), verifier = await service.ColleagueAsync(reader);
        await owner.StateTermsAsync(null, "All");
        Guid firearm = await TestService.AddAsync(owner.Http, "firearms", new { reference = "F-1", recoveryCountry = "KE" });
        Guid record = await TestService.AddAsync(owner.Http, "case-records", new { reference = "K-1" });
        Guid found = await owner.AddExhibitAsync(TestScans.BreechFace(401, 1), new { caseRecordId = record, label = "T", specimen = "CartridgeCase", recoveredFirearmId = firearm });
        Guid probe = await reader.AddExhibitAsync(TestScans.BreechFace(401)), second = await reader.AddExhibitAsync(TestScans.BreechFace(401, 2));
        Guid mark = (await owner.GetAsync($"exhibits/{found}")).GetProperty("marks")[0].GetProperty("id").GetGuid();
        Guid search = await reader.SearchAsync(probe), other = await reader.SearchAsync(second);
        Guid candidate = await CandidateAsync(search), otherCandidate = await CandidateAsync(other);
        while ((await reader.GetAsync($"exhibits/{probe}/standing-search")).GetProperty("runAt").ValueKind == JsonValueKind.Null)
            await Task.Delay(20, TestService.Cancellation);

        Guid lead = default, given = default, request = default;
        var asked = new (string Route, Func<string> Path, Func<object?> Body, TestMember Who, Action<JsonElement>? Keep)[]
        {
            ("POST searches/", () => "searches", () => new { exhibitId = probe }, reader, null),
            ("GET searches/{id:guid}/candidates", () => $"searches/{search}/candidates", () => null, reader, null),
            ("GET searches/{id:guid}/candidates/{candidateId:guid}/pictures/{view}", () => $"searches/{search}/candidates/{candidate}/pictures/overlay", () => null, reader, null),
            ("GET searches/{id:guid}/disclosure", () => $"searches/{search}/disclosure", () => null, reader, null),
            ("GET exhibits/{id:guid}/standing-search", () => $"exhibits/{probe}/standing-search", () => null, reader, null),
            ("GET exhibits/{id:guid}", () => $"exhibits/{found}", () => null, reader, null),
            ("GET marks/{id:guid}", () => $"marks/{mark}", () => null, reader, null),
            ("GET marks/{id:guid}/original", () => $"marks/{mark}/original", () => null, reader, null),
            ("GET marks/{id:guid}/picture", () => $"marks/{mark}/picture", () => null, reader, null),
            ("GET marks/{id:guid}/regions", () => $"marks/{mark}/regions", () => null, reader, null),
            ("GET marks/{id:guid}/regions/picture", () => $"marks/{mark}/regions/picture", () => null, reader, null),
            ("POST leads/", () => "leads", () => new { searchId = other, candidateId = otherCandidate, why = "Alike" }, reader, made => given = made.GetProperty("id").GetGuid()),
            ("POST leads/{id:guid}/dismiss", () => $"leads/{given}/dismiss", () => new { version = 1, why = "Seen so" }, reader, null),
            ("POST leads/", () => "leads", () => new { searchId = search, candidateId = candidate, why = "Alike" }, reader, made => lead = made.GetProperty("id").GetGuid()),
            ("GET leads/", () => "leads", () => null, reader, null),
            ("GET leads/{id:guid}", () => $"leads/{lead}", () => null, reader, null),
            ("POST detail-requests/", () => "detail-requests", () => new { leadId = lead, wanted = "Full", why = "To compare" }, reader, made => request = made.GetProperty("id").GetGuid()),
            ("GET detail-requests/", () => "detail-requests", () => null, reader, null),
            ("GET detail-requests/{id:guid}", () => $"detail-requests/{request}", () => null, reader, null),
            ("POST detail-requests/{id:guid}/withdraw", () => $"detail-requests/{request}/withdraw", () => new { version = 1, why = "Seen so" }, reader, null),
            ("POST leads/{id:guid}/begin-comparison", () => $"leads/{lead}/begin-comparison", () => new { version = 1, why = "Seen so" }, reader, null),
            ("POST leads/{id:guid}/put-back", () => $"leads/{lead}/put-back", () => new { version = 2, why = "Seen so" }, reader, null),
            ("POST leads/{id:guid}/begin-comparison", () => $"leads/{lead}/begin-comparison", () => new { version = 3, why = "Seen so" }, reader, null),
            ("POST leads/{id:guid}/conclude", () => $"leads/{lead}/conclude", () => new { version = 4, conclusion = "Identification", why = "Seen so" }, reader, null),
            ("POST leads/{id:guid}/begin-verification", () => $"leads/{lead}/begin-verification", () => new { version = 5, why = "Seen so" }, verifier, null),
            ("POST leads/{id:guid}/verify", () => $"leads/{lead}/verify", () => new { version = 6, conclusion = "Identification", why = "Seen so" }, verifier, null),
            ("GET hits/", () => "hits", () => null, reader, null),
            ("GET hits/{id:guid}", () => $"hits/{lead}", () => null, reader, null),
            ("GET hits/{id:guid}/disclosure", () => $"hits/{lead}/disclosure", () => null, reader, null),
            ("GET links/", () => "links", () => null, reader, null),
            ("GET firearms/{id:guid}/route", () => $"firearms/{firearm}/route", () => null, reader, null),
        };
        Assert.Equal(
            Routes.Where(line => line.Reads is RecordReads.Found or RecordReads.OwnOrOthers or RecordReads.Others).Select(line => $"{line.Method} {line.Route["/api/v1/".Length..].TrimEnd('/')}").Distinct().Order(),
            asked.Select(one => one.Route.TrimEnd('/')).Distinct().Order());

        await UnstateAsync(search);
        foreach ((string route, Func<string> path, Func<object?> body, TestMember who, Action<JsonElement>? keep) in asked)
        {
            who.Http.Purpose(null);
            long before = await EndAsync(owner);
            using (HttpResponseMessage refusal = await SendAsync(who, route, path(), body()))
                await Problem.AssertAsync(refusal, HttpStatusCode.BadRequest, "purpose-missing");
            Assert.Equal(before, await EndAsync(owner));

            string purpose = $"For {route}";
            who.Http.Purpose(purpose);
            using HttpResponseMessage answer = await SendAsync(who, route, path(), body());
            Assert.True(answer.IsSuccessStatusCode, $"{route}: {await answer.Content.ReadAsStringAsync(TestService.Cancellation)}");
            if (keep is not null)
                keep(JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestService.Cancellation)));
            JsonElement[] told = await SinceAsync(owner, before);
            if (route == "POST searches/")
                continue;
            Assert.Contains(told, entry => entry.GetProperty("purpose").GetString() == purpose && entry.GetProperty("agency").GetGuid() == reader.Agency.Id
                && entry.GetProperty("subject").GetProperty("id").GetGuid() == found && entry.GetProperty("subject").GetProperty("owner").GetGuid() == owner.Agency.Id);
        }

        async Task<Guid> CandidateAsync(Guid list) =>
            (await reader.CandidatesAsync(list)).Single(one => one.GetProperty("agency").GetString() == owner.Agency.Name).GetProperty("id").GetGuid();
    }

    [Fact]
    public async Task What_a_search_found_is_read_for_the_purpose_the_search_stated_where_the_read_states_none()
    {
        TestMember owner = await service.CaseworkerAsync("KE"), reader = await service.CaseworkerAsync("NL");
        await owner.StateTermsAsync(null, "All");
        Guid found = await owner.AddExhibitAsync(TestScans.BreechFace(411, 1)), probe = await reader.AddExhibitAsync(TestScans.BreechFace(411));
        reader.Http.Purpose("Robbery of 4 June");
        Guid search = await reader.SearchAsync(probe);
        reader.Http.Purpose(null);
        long before = await EndAsync(owner);
        await reader.CandidatesAsync(search);
        JsonElement entry = Assert.Single(await SinceAsync(owner, before), one => one.GetProperty("subject").GetProperty("id").GetGuid() == found);
        Assert.Equal(("CandidatesRead", "Robbery of 4 June"), (entry.GetProperty("action").GetString(), entry.GetProperty("purpose").GetString()));
    }

    [Fact]
    public async Task The_own_agency_s_records_are_read_without_a_purpose_and_without_an_entry()
    {
        TestMember owner = await service.CaseworkerAsync("KE");
        Guid exhibit = await owner.AddExhibitAsync(TestScans.BreechFace(421));
        owner.Http.Purpose(null);
        long before = await EndAsync(owner);
        Guid mark = (await owner.GetAsync($"exhibits/{exhibit}")).GetProperty("marks")[0].GetProperty("id").GetGuid();
        Assert.NotEmpty(await owner.Http.GetByteArrayAsync($"/api/v1/marks/{mark}/original", TestService.Cancellation));
        Assert.Equal(before, await EndAsync(owner));
    }

    [Fact]
    public async Task Who_is_not_shown_which_exhibit_it_is_does_not_learn_it_from_the_own_ledger()
    {
        TestMember owner = await service.CaseworkerAsync("KE"), reader = await service.MemberAsync("NL", Role.Technician, Role.Examiner, Role.Auditor);
        await owner.StateTermsAsync(null, "All", "HitOnly");
        Guid found = await owner.AddExhibitAsync(TestScans.BreechFace(431, 1)), probe = await reader.AddExhibitAsync(TestScans.BreechFace(431));
        Guid search = await reader.SearchAsync(probe);
        JsonElement candidate = Assert.Single(await reader.CandidatesAsync(search), one => one.GetProperty("released").GetString() == "HitOnly");
        string trail = (await reader.GetAsync("audit/entries?limit=1000")).ToString();
        Assert.Contains($"{candidate.GetProperty("id").GetGuid()}", trail, StringComparison.Ordinal);
        Assert.DoesNotContain($"{found}", trail, StringComparison.Ordinal);
        Assert.DoesNotContain($"{owner.Agency.Id}", trail, StringComparison.Ordinal);
        Assert.Contains(await SinceAsync(owner, 0), entry => entry.GetProperty("subject").GetProperty("id").GetGuid() == found && entry.GetProperty("action").GetString() == "CandidatesRead");
    }

    private static Task<HttpResponseMessage> SendAsync(TestMember who, string route, string path, object? body)
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Split(' ')[0]), $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        return who.Http.SendAsync(request, TestService.Cancellation);
    }

    // As searches are that were made before one had to state a purpose.
    private async Task UnstateAsync(Guid search)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        await db.Searches.Where(s => s.Id == search).ExecuteUpdateAsync(set => set.SetProperty(s => s.Purpose, (string?)null), TestService.Cancellation);
    }

    private async Task<long> EndAsync(TestMember member)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        return await db.AuditEntries.Where(e => e.LedgerId == member.Agency.Id).MaxAsync(e => (long?)e.Sequence, TestService.Cancellation) ?? 0;
    }

    private async Task<JsonElement[]> SinceAsync(TestMember member, long place)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        List<AuditEntry> entries = await db.AuditEntries.Where(e => e.LedgerId == member.Agency.Id && e.Sequence > place).OrderBy(e => e.Sequence).ToListAsync(TestService.Cancellation);
        return [.. entries.Select(entry => JsonElement.Parse(entry.Text))];
    }
}
