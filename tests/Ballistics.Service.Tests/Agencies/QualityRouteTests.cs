using System.Net;
using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Members;
using Ballistics.Search.Quality;
using Ballistics.Search.Storage;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Agencies;

public sealed class QualityRouteTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task An_agency_s_scans_are_told_by_instrument_and_month_with_the_median_of_each_measure()
    {
        TestMember member = await service.MemberAsync("NL", Role.Technician, Role.Examiner);
        for (int shot = 1; shot <= 3; shot++)
            await UploadAsync(member, TestScans.BreechFace(70 + shot), HttpStatusCode.Created);
        await UploadAsync(member, TestPictures.Jpeg(), null, "picture.jpg");

        JsonElement[] lines = await FiguresAsync(member);
        JsonElement scans = Assert.Single(lines, line => line.GetProperty("scans").GetInt32() >= 3);
        Assert.Equal(DateTimeOffset.UtcNow.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), scans.GetProperty("month").GetString());
        Assert.InRange(scans.GetProperty("warnedShare").GetDouble(), 0, 1);
        JsonElement medians = scans.GetProperty("medians");
        Assert.InRange(medians.GetProperty("focus (%)").GetDouble(), 1, 100);
        Assert.True(medians.TryGetProperty("contrast (nm)", out JsonElement relief) && relief.GetDouble() > 0);
    }

    [Fact]
    public async Task An_instrument_that_drifts_shows_from_month_to_month_and_refused_scans_count()
    {
        TestMember member = await service.MemberAsync("NL", Role.AgencyAdministrator);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        var middle = new DateTimeOffset(now.Year, now.Month, 1, 12, 0, 0, TimeSpan.Zero);
        await using (EvidenceDb db = service.Get<EvidenceStore>().OpenDb())
        {
            foreach ((int monthsAgo, double focus, QualityVerdict verdict) in ((int, double, QualityVerdict)[])
                [(2, 30, QualityVerdict.Accepted), (2, 32, QualityVerdict.Accepted), (1, 12, QualityVerdict.Accepted), (1, 9, QualityVerdict.AcceptedWithWarning), (0, 3, QualityVerdict.Refused), (40, 50, QualityVerdict.Accepted)])
                db.QualityRecords.Add(new QualityRecord
                {
                    AgencyId = member.Agency.Id,
                    Kind = MarkKind.BreechFaceImpression,
                    At = middle.AddMonths(-monthsAgo),
                    Instrument = "Microscope 7",
                    Verdict = verdict,
                    Measures = [new QualityMeasure("focus", focus, "%", true, 10, 3.5, verdict, $"Focus: {focus} %.")],
                });
            await db.SaveChangesAsync(TestService.Cancellation);
        }

        JsonElement[] lines = await FiguresAsync(member);
        Assert.Equal([3, 10.5, 31], lines.Select(line => line.GetProperty("medians").GetProperty("focus (%)").GetDouble()));
        Assert.Equal([1, 0, 0], lines.Select(line => line.GetProperty("refusedShare").GetDouble()));
        Assert.Equal([0, .5, 0], lines.Select(line => line.GetProperty("warnedShare").GetDouble()));
        Assert.All(lines, line => Assert.Equal("Microscope 7", line.GetProperty("instrument").GetString()));
    }

    [Fact]
    public async Task Another_agency_s_figures_are_answered_as_if_there_were_none()
    {
        TestMember owner = await service.MemberAsync("NL", Role.Technician, Role.Examiner), other = await service.MemberAsync("KE", Role.Technician);
        await UploadAsync(owner, TestScans.BreechFace(80), HttpStatusCode.Created);
        using HttpResponseMessage told = await other.Http.GetAsync($"/api/v1/agencies/{owner.Agency.Id}/quality", TestService.Cancellation);
        using HttpResponseMessage absent = await other.Http.GetAsync($"/api/v1/agencies/{Guid.NewGuid()}/quality", TestService.Cancellation);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (told.StatusCode, absent.StatusCode));
        Assert.Empty(await FiguresAsync(other));
    }

    private static async Task<JsonElement[]> FiguresAsync(TestMember member)
    {
        using HttpResponseMessage answer = await member.Http.GetAsync($"/api/v1/agencies/{member.Agency.Id}/quality", TestService.Cancellation);
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return [.. JsonElement.Parse(text).EnumerateArray()];
    }

    private static async Task UploadAsync(TestMember member, byte[] scan, HttpStatusCode? expected, string name = "scan.x3p")
    {
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = Guid.NewGuid().ToString() });
        Guid exhibit = await TestService.AddAsync(member.Http, "exhibits", new { caseRecordId = record, label = Guid.NewGuid().ToString(), specimen = "CartridgeCase" });
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(scan), "scan", name } };
        using HttpResponseMessage answer = await member.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
        Assert.True(expected is null || answer.StatusCode == expected, await answer.Content.ReadAsStringAsync(TestService.Cancellation));
    }
}
