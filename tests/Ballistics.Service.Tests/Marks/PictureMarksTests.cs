using System.Net;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Marks;

public sealed class PictureMarksTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_picture_whose_spacing_and_light_are_stated_finds_pictures_and_heights_of_its_firearm_first()
    {
        using var service = new TestService();
        Guid pictured = await AddPictureAsync(service, "KE", TestPictures.SideLit(1, 1));
        Guid scanned = await service.AddExhibitAsync("KE");
        await service.AddMarkAsync(scanned, TestScans.BreechFace(1, 2));
        for (int firearm = 2; firearm < 5; firearm++)
        {
            await AddPictureAsync(service, "CO", TestPictures.SideLit(firearm));
            await service.AddMarkAsync(await service.AddExhibitAsync("CO"), TestScans.BreechFace(firearm));
        }
        Guid probe = await AddPictureAsync(service, "NL", TestPictures.SideLit(1, 3, quarters: 1));

        Guid id = await service.AddAsync("searches", new { exhibitId = probe });
        await service.AwaitSearchAsync(id);
        JsonElement list = await service.GetAsync($"/api/v1/searches/{id}/candidates");
        JsonElement[] candidates = [.. list.GetProperty("candidates").EnumerateArray()];
        using HttpResponseMessage replay = await service.Http.PostAsync($"/api/v1/searches/{id}/replay", null, TestService.Cancellation);

        Assert.Equal(8, list.GetProperty("eligible").GetInt32());
        Assert.Equal([pictured, scanned], candidates.Take(2).Select(candidate => candidate.GetProperty("exhibitId").GetGuid()).ToHashSet());
        Assert.All(candidates, candidate => Assert.Equal(("Relief", "Relief"), (Text(candidate, "comparedBy"), Text(candidate.GetProperty("pairs")[0], "comparedBy"))));
        foreach (JsonElement candidate in candidates.Take(2))
            Assert.Equal(90, Math.Abs(candidate.GetProperty("pose").GetProperty("rotationDegrees").GetDouble()), 2.0);
        foreach (string view in new[] { "probe", "candidate", "overlay" })
            Assert.NotEmpty(await service.Http.GetByteArrayAsync(candidates[0].GetProperty("pictures").GetProperty(view).GetString(), TestService.Cancellation));
        Assert.Contains("\"isSame\":true", await replay.Content.ReadAsStringAsync(TestService.Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_mark_tells_how_its_picture_was_lit_and_what_is_missing_where_it_is_not_stated()
    {
        Guid exhibit = await service.AddExhibitAsync();
        JsonElement lit = await ReadAsync(await UploadAsync(service, exhibit, TestPictures.SideLit(9), "side", "12.5", "0"));
        JsonElement unlit = await ReadAsync(await UploadAsync(service, exhibit, TestPictures.SideLit(10), null, "12.5", null));

        Assert.Equal(("Ready", "Side", "Stated"), (Text(lit, "state"), Text(lit, "lighting"), Text(lit, "spacingOrigin")));
        Assert.Equal(0, lit.GetProperty("lampDegrees").GetDouble());
        Assert.Equal(("NotComparable", "Unknown"), (Text(unlit, "state"), Text(unlit, "lighting")));
        Assert.Contains(unlit.GetProperty("remarks").EnumerateArray(), remark => remark.GetString()!.Contains("how it was lit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("moon", "12.5", "0")]
    [InlineData("side", "wide", "0")]
    [InlineData("side", "12.5", "left")]
    public async Task What_is_stated_wrongly_of_a_picture_is_refused_and_leaves_nothing(string lighting, string spacing, string lamp)
    {
        Guid exhibit = await service.AddExhibitAsync();
        using HttpResponseMessage answer = await UploadAsync(service, exhibit, TestPictures.SideLit(11), lighting, spacing, lamp);

        await Problem.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Empty((await service.GetAsync($"/api/v1/exhibits/{exhibit}")).GetProperty("marks").EnumerateArray());
    }

    private static string? Text(JsonElement mark, string name) => mark.GetProperty(name).GetString();

    private static async Task<Guid> AddPictureAsync(TestService service, string country, byte[] picture)
    {
        Guid exhibit = await service.AddExhibitAsync(country);
        await ReadAsync(await UploadAsync(service, exhibit, picture, "side", "12.5", "0"));
        return exhibit;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
            return JsonElement.Parse(text);
        }
    }

    private static async Task<HttpResponseMessage> UploadAsync(TestService service, Guid exhibit, byte[] picture, string? lighting, string? spacing, string? lamp)
    {
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" } };
        foreach ((string name, string? value) in new[] { ("lighting", lighting), ("spacing", spacing), ("lamp", lamp) })
            if (value is not null)
                form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(picture), "scan", "picture.png");
        return await service.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
    }
}
