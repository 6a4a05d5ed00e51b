using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;
using OpenCvSharp;

namespace Ballistics.Service.Tests.Regions;

public sealed class RegionRouteTests(TestService service) : IClassFixture<TestService>
{
    private static readonly object s_face = new { name = "BreechFace", outline = new { circle = new { x = 79.5, y = 79.5, radius = 50 }, holes = new[] { new { circle = new { x = 79.5, y = 79.5, radius = 12 } } } } };

    [Fact]
    public async Task A_correction_is_kept_beside_what_was_found_and_the_mark_is_made_ready_from_it()
    {
        Guid exhibit = await service.AddExhibitAsync();
        Guid mark = (await service.AddMarkAsync(exhibit, TestScans.BreechFace(901))).GetProperty("id").GetGuid();
        byte[] before = await SignatureAsync(mark);
        Assert.Empty((await service.GetAsync($"/api/v1/marks/{mark}/regions")).GetProperty("regions").EnumerateArray());

        JsonElement corrected = await PutAsync(mark, HttpStatusCode.OK, "The rim is damaged", s_face);

        JsonElement region = Assert.Single(corrected.GetProperty("regions").EnumerateArray());
        Assert.Equal(("BreechFace", true, 1.0), (region.GetProperty("name").GetString(), region.GetProperty("isDrawn").GetBoolean(), region.GetProperty("confidence").GetDouble()));
        Assert.Equal(50, region.GetProperty("outline").GetProperty("circle").GetProperty("radius").GetDouble());
        Assert.Empty(corrected.GetProperty("found").EnumerateArray());
        JsonElement correction = Assert.Single(corrected.GetProperty("corrections").EnumerateArray());
        Assert.Equal("The rim is damaged", correction.GetProperty("reason").GetString());
        Assert.NotEqual(before, await SignatureAsync(mark));
        Assert.Equal("Ready", (await service.GetAsync($"/api/v1/marks/{mark}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_correction_stands_in_the_audit_trail_and_has_the_mark_searched_anew()
    {
        Guid exhibit = await service.AddExhibitAsync();
        Guid mark = (await service.AddMarkAsync(exhibit, TestScans.BreechFace(902))).GetProperty("id").GetGuid();
        DateTimeOffset before = await RunAtAsync(exhibit, null);

        await PutAsync(mark, HttpStatusCode.OK, "Too wide", s_face);

        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        AuditEntry entry = await db.AuditEntries.FirstAsync(e => e.SubjectId == mark && e.Action == AuditAction.Changed, TestService.Cancellation);
        Assert.Contains("correction", entry.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Too wide", entry.Text, StringComparison.Ordinal);
        Assert.True(await RunAtAsync(exhibit, before) > before);
    }

    [Fact]
    public async Task Every_correction_is_kept_and_an_empty_one_takes_the_last_back()
    {
        Guid mark = (await service.AddMarkAsync(await service.AddExhibitAsync(), TestScans.BreechFace(903))).GetProperty("id").GetGuid();
        byte[] found = await SignatureAsync(mark);
        await PutAsync(mark, HttpStatusCode.OK, "Too wide", s_face);
        JsonElement back = await PutAsync(mark, HttpStatusCode.OK, "It was right");
        Assert.Equal(["It was right", "Too wide"], back.GetProperty("corrections").EnumerateArray().Select(one => one.GetProperty("reason").GetString()!));
        Assert.Equal(found, await SignatureAsync(mark));
    }

    [Fact]
    public async Task A_region_without_a_mark_in_it_is_refused_and_changes_nothing()
    {
        Guid mark = (await service.AddMarkAsync(await service.AddExhibitAsync(), TestScans.BreechFace(904))).GetProperty("id").GetGuid();
        byte[] before = await SignatureAsync(mark);
        await PutAsync(mark, HttpStatusCode.UnprocessableEntity, "Beside the mark", new { name = "BreechFace", outline = new { circle = new { x = 2.0, y = 2.0, radius = 1.5 } } });
        Assert.Equal(before, await SignatureAsync(mark));
        Assert.Empty((await service.GetAsync($"/api/v1/marks/{mark}/regions")).GetProperty("corrections").EnumerateArray());
    }

    [Fact]
    public async Task Drawings_that_are_none_are_refused_by_name()
    {
        Guid mark = (await service.AddMarkAsync(await service.AddExhibitAsync(), TestScans.BreechFace(905))).GetProperty("id").GetGuid();
        object circle = new { x = 80, y = 80, radius = 40 };
        foreach (object[] wrong in new object[][]
        {
            [new { name = "BreechFace", outline = new { circle } }, new { name = "BreechFace", outline = new { circle } }],
            [new { name = "BreechFace", outline = new { } }],
            [new { name = "BreechFace", outline = new { circle, polygon = new[] { new { x = 1, y = 1 }, new { x = 9, y = 1 }, new { x = 9, y = 9 } } } }],
            [new { name = "BreechFace", outline = new { polygon = new[] { new { x = 1, y = 1 }, new { x = 9, y = 1 } } } }],
            [new { name = "BreechFace", outline = new { circle = new { x = 80, y = 80, radius = -1 } } }],
            [new { name = "BreechFace", outline = new { circle = new { x = 1e9, y = 80, radius = 5 } } }],
            [new { name = "Bunny", outline = new { circle } }],
        })
            await PutAsync(mark, HttpStatusCode.BadRequest, "Why not", wrong);
        await PutAsync(mark, HttpStatusCode.BadRequest, "", s_face);
    }

    [Fact]
    public async Task Only_an_examiner_of_the_owner_draws()
    {
        Guid mark = (await service.AddMarkAsync(await service.AddExhibitAsync(), TestScans.BreechFace(906))).GetProperty("id").GetGuid();
        TestMember foreign = await service.MemberAsync("KE", Role.Examiner), technician = await service.MemberAsync("KE", Role.Technician);
        var body = new { reason = "Mine", regions = new[] { s_face } };
        using HttpResponseMessage other = await foreign.Http.PutAsJsonAsync($"/api/v1/marks/{mark}/regions", body, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using HttpResponseMessage unfit = await technician.Http.PutAsJsonAsync($"/api/v1/marks/{mark}/regions", body, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, unfit.StatusCode);
    }

    [Fact]
    public async Task The_regions_of_a_picture_are_found_drawn_and_its_spacing_is_marked_as_estimated()
    {
        Guid record = await service.AddCaseRecordAsync();
        Guid exhibit = await service.AddAsync("exhibits", new { caseRecordId = record, label = Guid.NewGuid().ToString(), specimen = "CartridgeCase", calibre = "9 mm Luger" });
        using HttpResponseMessage answer = await service.UploadAsync(exhibit, Head(), "head.png");
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        JsonElement mark = JsonElement.Parse(text);
        Guid id = mark.GetProperty("id").GetGuid();
        Assert.Equal("Estimated", mark.GetProperty("spacingOrigin").GetString());
        Assert.Equal(4.445e-3 / 300, mark.GetProperty("spacingX").GetDouble(), 4e-7);
        Assert.Contains(mark.GetProperty("remarks").EnumerateArray(), remark => remark.GetString()!.Contains("estimated", StringComparison.Ordinal));

        JsonElement regions = (await service.GetAsync($"/api/v1/marks/{id}/regions")).GetProperty("regions");
        Assert.Equal(["Primer", "BreechFace", "FiringPin"], regions.EnumerateArray().Select(region => region.GetProperty("name").GetString()!).Where(name => name is not ("HeadStamp" or "Aperture" or "Drag")));
        byte[] picture = await service.Http.GetByteArrayAsync($"/api/v1/marks/{id}/regions/picture", TestService.Cancellation);
        using Mat drawn = Cv2.ImDecode(picture, ImreadModes.Color);
        Cv2.Split(drawn, out Mat[] colours);
        using Mat difference = new();
        Cv2.Absdiff(colours[0], colours[2], difference);
        Assert.True(Cv2.CountNonZero(difference) > 500, "Nothing is drawn in colour.");
    }

    private static byte[] Head()
    {
        using var picture = new Mat(400, 400, MatType.CV_8UC1, OpenCvSharp.Scalar.All(120));
        foreach ((int radius, int grey) in new[] { (150, 20), (120, 160), (36, 30) })
            Cv2.Circle(picture, 200, 200, radius, OpenCvSharp.Scalar.All(grey), -1, LineTypes.AntiAlias);
        using var noise = new Mat(400, 400, MatType.CV_8UC1);
        Cv2.Randu(noise, OpenCvSharp.Scalar.All(0), OpenCvSharp.Scalar.All(90));
        // Structure has more detail the larger it is; noise of single points has not, and is refused.
        Cv2.GaussianBlur(noise, noise, new Size(0, 0), 1.5);
        Cv2.Add(picture, noise, picture);
        Cv2.ImEncode(".png", picture, out byte[] file);
        return file;
    }

    private async Task<JsonElement> PutAsync(Guid mark, HttpStatusCode expected, string reason, params object[] regions)
    {
        using HttpResponseMessage answer = await service.Http.PutAsJsonAsync($"/api/v1/marks/{mark}/regions", new { reason, regions }, TestService.Cancellation);
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    private async Task<byte[]> SignatureAsync(Guid mark)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        return (await db.Signatures.AsNoTracking().SingleAsync(s => s.MarkId == mark, TestService.Cancellation)).Bytes;
    }

    /// <summary>When the exhibit's standing search ran, later than some time.</summary>
    private async Task<DateTimeOffset> RunAtAsync(Guid exhibit, DateTimeOffset? after)
    {
        while (true)
        {
            await using (EvidenceDb db = service.Get<EvidenceStore>().OpenDb())
                if (await db.StandingSearches.AsNoTracking().SingleOrDefaultAsync(s => s.ExhibitId == exhibit, TestService.Cancellation) is { RunAt: { } at } && (after is null || at > after))
                    return at;
            await Task.Delay(50, TestService.Cancellation);
        }
    }
}
