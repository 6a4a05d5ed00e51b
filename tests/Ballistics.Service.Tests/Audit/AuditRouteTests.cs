using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Audit;

public sealed class AuditRouteTests
{
    private const string Purpose = "Homicide of 3 May";

    [Fact]
    public async Task A_search_and_every_read_of_what_it_found_stand_in_both_ledgers_with_the_purpose_and_in_no_third()
    {
        using var service = new TestService();
        TestMember suva = await MemberAsync(service, "FJ"), kenya = await MemberAsync(service, "KE"), third = await MemberAsync(service, "NL");
        Guid probe = await AddAsync(suva, 1, 0), found = await AddAsync(kenya, 1, 1);
        suva.Http.Purpose(Purpose);
        Guid search = await TestService.AddAsync(suva.Http, "searches", new { exhibitId = probe });
        while ((await suva.Http.GetFromJsonAsync<JsonElement>($"/api/v1/searches/{search}", TestService.Cancellation)).GetProperty("state").GetString() is "Queued" or "Running")
            await Task.Delay(20, TestService.Cancellation);
        JsonElement list = await suva.Http.GetFromJsonAsync<JsonElement>($"/api/v1/searches/{search}/candidates", TestService.Cancellation);
        await suva.Http.GetByteArrayAsync(list.GetProperty("candidates")[0].GetProperty("pictures").GetProperty("candidate").GetString(), TestService.Cancellation);

        JsonElement[] own = await EntriesAsync(suva, $"subject={search}"), owners = await EntriesAsync(kenya, $"subject={found}");
        Assert.Equal(["SearchSubmitted", "SearchCompleted"], own.Select(entry => entry.GetProperty("action").GetString()));
        Assert.Equal(Purpose, own[0].GetProperty("purpose").GetString());
        Assert.Equal(["CandidatesRead", "PictureRead"], owners.Select(entry => entry.GetProperty("action").GetString()));
        Assert.All(owners, entry =>
        {
            Assert.Equal(Purpose, entry.GetProperty("purpose").GetString());
            Assert.Equal(suva.Agency.Id, entry.GetProperty("agency").GetGuid());
            Assert.Equal(JsonValueKind.Null, entry.GetProperty("person").ValueKind);
            Assert.DoesNotContain(search.ToString(), entry.ToString(), StringComparison.Ordinal);
        });
        Assert.DoesNotContain(await EntriesAsync(third, ""), entry => entry.ToString().Contains(found.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_network_s_ledger_is_for_auditors_who_are_network_officers_and_verifies()
    {
        using var service = new TestService();
        TestMember agency = await MemberAsync(service, "FJ"), network = await service.MemberAsync("CH", Role.Auditor, Role.NetworkOfficer);
        await AddAsync(agency, 1, 0);
        using HttpResponseMessage refusal = await agency.Http.GetAsync("/api/v1/audit/export?network=true", TestService.Cancellation);
        await Problem.AssertAsync(refusal, HttpStatusCode.Forbidden, "not-allowed");
        await EntriesAsync(agency, "");

        AuditVerification whole = Verify(await network.Http.GetByteArrayAsync("/api/v1/audit/export?network=true", TestService.Cancellation));
        AuditVerification own = Verify(await agency.Http.GetByteArrayAsync("/api/v1/audit/export", TestService.Cancellation));
        JsonElement key = await agency.Http.GetFromJsonAsync<JsonElement>("/api/v1/audit/key", TestService.Cancellation);

        Assert.Equal((null, null), (whole.Fault, own.Fault));
        Assert.Equal((AuditLedger.Network, agency.Agency.Id), (whole.Ledger, own.Ledger));
        Assert.Equal((whole.KeyId, own.KeyId), (key.GetProperty("keyId").GetString(), key.GetProperty("keyId").GetString()));
        Assert.True(whole.Entries > 0 && own.Entries > 0);
    }

    private static async Task<TestMember> MemberAsync(TestService service, string jurisdiction) =>
        await service.MemberAsync(jurisdiction, Role.Technician, Role.Examiner, Role.Auditor);

    private static async Task<JsonElement[]> EntriesAsync(TestMember member, string query) =>
        [.. (await member.Http.GetFromJsonAsync<JsonElement>($"/api/v1/audit/entries?{query}", TestService.Cancellation)).EnumerateArray().Select(entry => entry.GetProperty("entry"))];

    private static async Task<Guid> AddAsync(TestMember member, int firearm, int shot)
    {
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = $"{Guid.NewGuid()}" });
        Guid exhibit = await TestService.AddAsync(member.Http, "exhibits", new { caseRecordId = record, label = $"{firearm}-{shot}", specimen = "CartridgeCase" });
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(TestScans.BreechFace(firearm, shot)), "scan", "scan.x3p" } };
        using HttpResponseMessage answer = await member.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return exhibit;
    }

    private static AuditVerification Verify(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return AuditVerifier.Verify(stream);
    }
}
