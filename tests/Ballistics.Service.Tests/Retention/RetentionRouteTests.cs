using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Retention;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Retention;

public sealed class RetentionRouteTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_purged_exhibit_is_gone_with_its_scans_and_pictures_and_its_certificate_verifies()
    {
        TestMember suva = await service.MemberAsync("FJ", Role.Technician, Role.AgencyAdministrator), kenya = await service.MemberAsync("KE", Role.AgencyAdministrator);
        Guid record = await TestService.AddAsync(suva.Http, "case-records", new { reference = "1" });
        Guid exhibit = await TestService.AddAsync(suva.Http, "exhibits", new { caseRecordId = record, label = "Kolibri", specimen = "CartridgeCase" });
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(TestScans.BreechFace(77)), "scan", "scan.x3p" } };
        using HttpResponseMessage uploaded = await suva.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
        Guid mark = JsonElement.Parse(await uploaded.Content.ReadAsStringAsync(TestService.Cancellation)).GetProperty("id").GetGuid();

        using HttpResponseMessage foreign = await kenya.Http.PostAsJsonAsync($"/api/v1/exhibits/{exhibit}/purge", new { reason = "Mine now" }, TestService.Cancellation);
        await Problem.AssertAsync(foreign, HttpStatusCode.NotFound, "not-found");
        using HttpResponseMessage purged = await suva.Http.PostAsJsonAsync($"/api/v1/exhibits/{exhibit}/purge", new { reason = "Acquittal" }, TestService.Cancellation);
        JsonElement purge = JsonElement.Parse(await purged.Content.ReadAsStringAsync(TestService.Cancellation));

        Assert.Null(SignedText.Read(RecordPurge.Format, purge.GetProperty("certificate").GetString()!).Problem);
        foreach (string path in new[] { $"marks/{mark}", $"marks/{mark}/original", $"marks/{mark}/picture" })
        {
            using HttpResponseMessage gone = await suva.Http.GetAsync($"/api/v1/{path}", TestService.Cancellation);
            await Problem.AssertAsync(gone, HttpStatusCode.NotFound, "not-found");
        }
        using HttpResponseMessage row = await suva.Http.GetAsync($"/api/v1/exhibits/{exhibit}", TestService.Cancellation);
        await Problem.AssertAsync(row, HttpStatusCode.NotFound, "not-found");
        using HttpResponseMessage again = await suva.Http.PostAsJsonAsync($"/api/v1/exhibits/{exhibit}/purge", new { reason = "Again" }, TestService.Cancellation);
        Assert.Equal(purge.ToString(), JsonElement.Parse(await again.Content.ReadAsStringAsync(TestService.Cancellation)).ToString());
        Assert.Equal(purge.ToString(), (await suva.Http.GetFromJsonAsync<JsonElement>($"/api/v1/exhibits/{exhibit}/purge", TestService.Cancellation)).ToString());
    }

    [Fact]
    public async Task A_record_is_kept_until_the_date_its_owner_sets_and_no_other_agency_sets_one()
    {
        TestMember suva = await service.MemberAsync("FJ", Role.Technician, Role.AgencyAdministrator), kenya = await service.MemberAsync("KE", Role.AgencyAdministrator);
        Guid record = await TestService.AddAsync(suva.Http, "case-records", new { reference = "2" });
        Guid exhibit = await TestService.AddAsync(suva.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "CartridgeCase" });
        var later = new { reviewAt = DateTimeOffset.UtcNow.AddYears(2), reason = "Appeal pending" };

        using HttpResponseMessage set = await suva.Http.PutAsJsonAsync($"/api/v1/exhibits/{exhibit}/review", later, TestService.Cancellation);
        using HttpResponseMessage foreign = await kenya.Http.PutAsJsonAsync($"/api/v1/exhibits/{exhibit}/review", later, TestService.Cancellation);
        using HttpResponseMessage past = await suva.Http.PutAsJsonAsync($"/api/v1/exhibits/{exhibit}/review", later with { reviewAt = DateTimeOffset.UtcNow.AddDays(-1) }, TestService.Cancellation);

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        await Problem.AssertAsync(foreign, HttpStatusCode.NotFound, "not-found");
        await Problem.AssertAsync(past, HttpStatusCode.BadRequest, "invalid-request");
        JsonElement review = Assert.Single((await suva.Http.GetFromJsonAsync<JsonElement>("/api/v1/reviews", TestService.Cancellation)).EnumerateArray());
        Assert.Equal(("Appeal pending", false), (review.GetProperty("reason").GetString(), review.GetProperty("isDue").GetBoolean()));
        Assert.Empty((await suva.Http.GetFromJsonAsync<JsonElement>("/api/v1/reviews?due=true", TestService.Cancellation)).EnumerateArray());
    }
}
