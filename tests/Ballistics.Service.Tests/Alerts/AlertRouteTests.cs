using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Alerts;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Tests.Alerts;

public sealed class AlertRouteTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task The_inbox_has_the_agency_s_own_alerts_and_knows_which_were_read()
    {
        TestMember suva = await service.MemberAsync("FJ", Role.Examiner), kenya = await service.MemberAsync("KE", Role.Examiner);
        await AlertAsync(suva, 3);
        JsonElement[] all = await ListAsync(suva, "alerts");
        Assert.Equal([3, 2, 1], all.Select(alert => alert.GetProperty("sequence").GetInt64()));
        Assert.Empty(await ListAsync(kenya, "alerts"));

        string first = $"/api/v1/alerts/{all[2].GetProperty("id").GetGuid()}/read";
        using HttpResponseMessage foreign = await kenya.Http.PostAsync(first, null, TestService.Cancellation), read = await suva.Http.PostAsync(first, null, TestService.Cancellation);
        await Problem.AssertAsync(foreign, HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal([3, 2], (await ListAsync(suva, "alerts?unread=true")).Select(alert => alert.GetProperty("sequence").GetInt64()));
        Assert.Equal([1], (await ListAsync(suva, "alerts?before=2&limit=5")).Select(alert => alert.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Whoever_pulls_the_feed_from_where_it_has_come_to_gets_every_alert_once()
    {
        TestMember suva = await service.MemberAsync("FJ", Role.Investigator);
        await AlertAsync(suva, 5);
        var seen = new List<long>();
        long next = 0;
        do
        {
            JsonElement part = await suva.Http.GetFromJsonAsync<JsonElement>($"/api/v1/alerts/feed?after={next}&limit=2", TestService.Cancellation);
            seen.AddRange(part.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("sequence").GetInt64()));
            if (part.GetProperty("next").GetInt64() == next)
                break;
            next = part.GetProperty("next").GetInt64();
        }
        while (true);
        Assert.Equal([1, 2, 3, 4, 5], seen);
    }

    [Fact]
    public async Task An_endpoint_s_secret_is_shown_once_and_an_address_inside_or_without_a_mail_server_is_refused()
    {
        TestMember suva = await service.MemberAsync("FJ", Role.AgencyAdministrator), kenya = await service.MemberAsync("KE", Role.AgencyAdministrator);
        foreach (object wrong in new object[]
        {
            new { kind = "Webhook", address = "http://hooks.police.example/" }, new { kind = "Webhook", address = "https://169.254.169.254/" },
            new { kind = "Webhook", address = "https://localhost/" }, new { kind = "Email", address = "lab@police.example" },
        })
        {
            using HttpResponseMessage refusal = await suva.Http.PostAsJsonAsync("/api/v1/alert-endpoints", wrong, TestService.Cancellation);
            await Problem.AssertAsync(refusal, HttpStatusCode.BadRequest, "invalid-request");
        }
        using HttpResponseMessage added = await suva.Http.PostAsJsonAsync("/api/v1/alert-endpoints", new { kind = "Webhook", address = "https://hooks.police.example/" }, TestService.Cancellation);
        JsonElement endpoint = JsonElement.Parse(await added.Content.ReadAsStringAsync(TestService.Cancellation));
        Assert.StartsWith("whsec_", endpoint.GetProperty("secret").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Assert.Single(await ListAsync(suva, "alert-endpoints")).GetProperty("secret").ValueKind);
        Assert.Empty(await ListAsync(kenya, "alert-endpoints"));

        string path = $"/api/v1/alert-endpoints/{endpoint.GetProperty("id").GetGuid()}";
        using HttpResponseMessage foreign = await kenya.Http.DeleteAsync(path, TestService.Cancellation);
        using HttpResponseMessage replayed = await suva.Http.PostAsync($"{path}/replay", null, TestService.Cancellation), removed = await suva.Http.DeleteAsync(path, TestService.Cancellation);
        await Problem.AssertAsync(foreign, HttpStatusCode.NotFound, "not-found");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (replayed.StatusCode, removed.StatusCode));
        Assert.Empty(await ListAsync(suva, "alert-endpoints"));
    }

    private async Task AlertAsync(TestMember member, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
            AlertOutbox.Add(db, member.Agency.Id, AlertKind.LeadMade, "lead", Guid.CreateVersion7());
            await db.SaveChangesAsync(TestService.Cancellation);
        }
    }

    private static async Task<JsonElement[]> ListAsync(TestMember member, string path) =>
        [.. (await member.Http.GetFromJsonAsync<JsonElement>($"/api/v1/{path}", TestService.Cancellation)).EnumerateArray()];
}
