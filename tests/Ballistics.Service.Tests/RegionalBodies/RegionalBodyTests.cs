using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Service.Tests.Casework;

namespace Ballistics.Service.Tests.RegionalBodies;

/// <summary>What the network officer states of regional bodies, and what sharing with one means from then on.</summary>
public sealed class RegionalBodyTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task Who_shares_with_a_body_shares_with_the_countries_it_has_now()
    {
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer), owner = await service.CaseworkerAsync("KE"), reader = await service.CaseworkerAsync("FJ");
        await StateAsync(officer, "TESTPOL", "KE");
        int version = (await owner.GetAsync($"agencies/{owner.Agency.Id}/sharing-terms")).GetProperty("version").GetInt32();
        await owner.PostAsync($"agencies/{owner.Agency.Id}/sharing-terms", new { version, sharing = "RegionalBody", regionalBody = "TESTPOL", released = "Full", why = "For the test" }, method: "PUT");
        Guid record = await TestService.AddAsync(owner.Http, "case-records", new { reference = "K-1" });
        Guid exhibit = await TestService.AddAsync(owner.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "Bullet" });

        await reader.GetAsync($"exhibits/{exhibit}", HttpStatusCode.NotFound);
        JsonElement stated = await StateAsync(officer, "TESTPOL", "KE", "FJ", "FJ");
        Assert.Equal(["FJ", "KE"], stated.GetProperty("countries").EnumerateArray().Select(country => country.GetString()));
        await reader.GetAsync($"exhibits/{exhibit}");
        await StateAsync(officer, "TESTPOL", "KE");
        await reader.GetAsync($"exhibits/{exhibit}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("lowerpol", "NL")]
    [InlineData("TEST-POL", "NL")]
    [InlineData("UNFITPOL", "XX")]
    public async Task A_body_of_no_code_or_of_an_unknown_country_is_refused_and_not_kept(string code, string country)
    {
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        using HttpResponseMessage answer = await PutAsync(officer, code, country);
        await Problem.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.DoesNotContain(await CodesAsync(officer), one => one.Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_but_a_network_officer_states_a_body()
    {
        TestMember administrator = await service.MemberAsync("NL", Role.AgencyAdministrator);
        using HttpResponseMessage answer = await PutAsync(administrator, "OWNPOL", "NL");
        await Problem.AssertAsync(answer, HttpStatusCode.Forbidden, "not-allowed");
        Assert.DoesNotContain("OWNPOL", await CodesAsync(administrator));
    }

    private static Task<HttpResponseMessage> PutAsync(TestMember member, string code, params string[] countries) =>
        member.Http.PutAsJsonAsync($"/api/v1/regional-bodies/{code}", new { name = "Test", countries }, TestService.Cancellation);

    private static Task<JsonElement> StateAsync(TestMember officer, string code, params string[] countries) =>
        officer.PostAsync($"regional-bodies/{code}", new { name = "Test", countries }, method: "PUT");

    private static async Task<string[]> CodesAsync(TestMember member) =>
        [.. (await member.GetAsync("regional-bodies")).EnumerateArray().Select(body => body.GetProperty("code").GetString()!)];
}
