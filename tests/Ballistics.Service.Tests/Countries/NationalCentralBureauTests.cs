using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Service.Tests.Casework;

namespace Ballistics.Service.Tests.Countries;

/// <summary>Which agency of a country is its National Central Bureau.</summary>
public sealed class NationalCentralBureauTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_country_has_the_bureau_that_was_named_last_and_no_other()
    {
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer), first = await service.CaseworkerAsync("KE"), second = await service.CaseworkerAsync("KE");
        Assert.Equal(JsonValueKind.Null, (await BureauAsync(officer, "KE")).ValueKind);
        foreach (TestMember bureau in new[] { first, second, second })
        {
            await officer.PostAsync("countries/KE/national-central-bureau", new { agencyId = bureau.Agency.Id }, method: "PUT");
            Assert.Equal(bureau.Agency.Id, (await BureauAsync(officer, "KE")).GetGuid());
        }
    }

    [Fact]
    public async Task An_agency_of_another_country_is_no_bureau_and_the_one_named_before_stays()
    {
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer), bureau = await service.CaseworkerAsync("FJ"), foreign = await service.CaseworkerAsync("TO");
        await officer.PostAsync("countries/FJ/national-central-bureau", new { agencyId = bureau.Agency.Id }, method: "PUT");
        using HttpResponseMessage unfit = await PutAsync(officer, "FJ", foreign.Agency.Id);
        await Problem.AssertAsync(unfit, HttpStatusCode.BadRequest, "invalid-request");
        using HttpResponseMessage nowhere = await PutAsync(officer, "IS", foreign.Agency.Id);
        await Problem.AssertAsync(nowhere, HttpStatusCode.NotFound, "not-found");
        using HttpResponseMessage notAllowed = await PutAsync(foreign, "FJ", bureau.Agency.Id);
        await Problem.AssertAsync(notAllowed, HttpStatusCode.Forbidden, "not-allowed");
        Assert.Equal(bureau.Agency.Id, (await BureauAsync(officer, "FJ")).GetGuid());
    }

    private static Task<HttpResponseMessage> PutAsync(TestMember member, string country, Guid agency) =>
        member.Http.PutAsJsonAsync($"/api/v1/countries/{country}/national-central-bureau", new { agencyId = agency }, TestService.Cancellation);

    private static async Task<JsonElement> BureauAsync(TestMember member, string country) =>
        (await member.GetAsync("countries")).EnumerateArray().Single(one => one.GetProperty("code").GetString() == country).GetProperty("nationalCentralBureauId");
}
