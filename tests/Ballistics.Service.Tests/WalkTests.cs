using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Service.Tests;

public sealed class WalkTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task From_an_upload_to_a_ranked_list_with_pictures()
    {
        using var service = new TestService();
        Guid same = await service.AddExhibitAsync("KE");
        await service.AddMarkAsync(same, TestScans.BreechFace(1, 1));
        for (int firearm = 2; firearm < 5; firearm++)
            await service.AddMarkAsync(await service.AddExhibitAsync("CO"), TestScans.BreechFace(firearm));
        Guid hidden = await service.AddExhibitAsync("CO", sharing: "OwnAgency");
        await service.AddMarkAsync(hidden, TestScans.BreechFace(1, 2));
        Guid probe = await service.AddExhibitAsync("NL");
        JsonElement probeMark = await service.AddMarkAsync(probe, TestScans.BreechFace(1));

        Guid id = await service.AddAsync("searches", new { exhibitId = probe });
        JsonElement search = await service.AwaitSearchAsync(id);
        JsonElement list = await service.GetAsync($"/api/v1/searches/{id}/candidates");

        Assert.Equal("Completed", search.GetProperty("state").GetString());
        Assert.Equal(4, search.GetProperty("eligible").GetInt32());
        Assert.Equal("Exhaustive", list.GetProperty("mode").GetString());
        Assert.Equal(4, list.GetProperty("eligible").GetInt32());
        Assert.Equal(4, list.GetProperty("compared").GetInt32() + list.GetProperty("notComparable").GetInt32());
        JsonElement first = list.GetProperty("candidates")[0];
        Assert.Equal(1, first.GetProperty("rank").GetInt32());
        Assert.Equal(same, first.GetProperty("exhibitId").GetGuid());
        Assert.Equal("KE", first.GetProperty("jurisdiction").GetString());
        Assert.Equal(probeMark.GetProperty("id").GetGuid(), first.GetProperty("probeMarkId").GetGuid());
        Assert.Equal("BreechFaceImpression", first.GetProperty("kind").GetString());
        Assert.InRange(first.GetProperty("pose").GetProperty("rotationDegrees").GetDouble(), -180, 180);
        Assert.DoesNotContain(list.GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("exhibitId").GetGuid() == hidden);
        var sizes = new HashSet<(int, int)>();
        foreach (string view in new[] { "probe", "candidate", "overlay" })
            sizes.Add(PngSize(await service.Http.GetByteArrayAsync(first.GetProperty("pictures").GetProperty(view).GetString(), TestService.Cancellation)));
        Assert.Single(sizes);
    }

    [Fact]
    public async Task A_mark_says_what_was_read_and_its_original_comes_back_byte_for_byte()
    {
        byte[] scan = TestScans.BreechFace(9);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(scan));
        Guid exhibit = await service.AddExhibitAsync();

        JsonElement mark = await service.AddMarkAsync(exhibit, scan, "Fadul 1-1, größer.x3p");

        Assert.Equal(sha256, mark.GetProperty("sha256").GetString());
        Assert.Equal(exhibit, mark.GetProperty("exhibitId").GetGuid());
        Assert.Equal(("X3P", "Ready"), (mark.GetProperty("format").GetString(), mark.GetProperty("state").GetString()));
        Assert.Equal((160, 160), (mark.GetProperty("width").GetInt32(), mark.GetProperty("height").GetInt32()));
        Assert.Equal(TestScans.Spacing, mark.GetProperty("spacingX").GetDouble(), 1e-12);
        using HttpResponseMessage original = await service.Http.GetAsync(mark.GetProperty("original").GetString(), TestService.Cancellation);
        Assert.Equal(scan, await original.Content.ReadAsByteArrayAsync(TestService.Cancellation));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(scan))}:", original.Headers.GetValues("Repr-Digest").Single());
        Assert.Equal("Fadul 1-1, größer.x3p", mark.GetProperty("fileName").GetString());
        Assert.Equal("Fadul 1-1, größer.x3p", original.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition?.DispositionType);
        byte[] picture = await service.Http.GetByteArrayAsync(mark.GetProperty("picture").GetString(), TestService.Cancellation);
        Assert.Equal((160, 160), PngSize(picture));
        JsonElement whole = await service.GetAsync($"/api/v1/exhibits/{exhibit}");
        Assert.Equal(mark.GetProperty("id").GetGuid(), Assert.Single(whole.GetProperty("marks").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Equal(mark.ToString(), (await service.GetAsync($"/api/v1/marks/{mark.GetProperty("id").GetGuid()}")).ToString());
    }

    [Fact]
    public async Task A_picture_is_kept_and_shown_and_says_that_it_is_not_searched()
    {
        Guid exhibit = await service.AddExhibitAsync();
        JsonElement mark = await service.AddMarkAsync(exhibit, TestPictures.Jpeg(), "picture.jpg");

        Assert.Equal("NotComparable", mark.GetProperty("state").GetString());
        Assert.Contains(mark.GetProperty("remarks").EnumerateArray(), remark => remark.GetString()!.Contains("not compared", StringComparison.Ordinal));
        Assert.Equal((80, 60), PngSize(await service.Http.GetByteArrayAsync(mark.GetProperty("picture").GetString(), TestService.Cancellation)));
    }

    [Fact]
    public async Task A_search_runs_in_the_background_until_it_is_cancelled()
    {
        Guid probe = await service.AddExhibitAsync("CH");
        await service.AddMarkAsync(probe, TestScans.BreechFace(20));
        using var hold = new SearchHold(service);
        Guid id = await service.AddAsync("searches", new { exhibitId = probe });

        using HttpResponseMessage early = await service.Http.GetAsync($"/api/v1/searches/{id}/candidates", TestService.Cancellation);
        await Problem.AssertAsync(early, HttpStatusCode.Conflict, "search-not-completed");
        using HttpResponseMessage cancelled = await service.Http.DeleteAsync($"/api/v1/searches/{id}", TestService.Cancellation);
        hold.Dispose();

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("Cancelled", (await service.AwaitSearchAsync(id)).GetProperty("state").GetString());
        using HttpResponseMessage never = await service.Http.GetAsync($"/api/v1/searches/{id}/candidates", TestService.Cancellation);
        await Problem.AssertAsync(never, HttpStatusCode.Conflict, "search-not-completed");
    }

    [Fact]
    public async Task A_completed_search_cannot_be_cancelled()
    {
        Guid probe = await service.AddExhibitAsync("CH");
        await service.AddMarkAsync(probe, TestScans.BreechFace(21));
        Guid id = await service.AddAsync("searches", new { exhibitId = probe });
        await service.AwaitSearchAsync(id);

        using HttpResponseMessage answer = await service.Http.DeleteAsync($"/api/v1/searches/{id}", TestService.Cancellation);

        await Problem.AssertAsync(answer, HttpStatusCode.Conflict, "search-already-ended");
    }

    [Fact]
    public async Task Requests_are_answered_while_every_worker_computes()
    {
        Guid exhibit = await service.AddExhibitAsync();
        using var hold = new ScanHold(service);
        Task<HttpResponseMessage>[] uploads = [.. Enumerable.Range(30, 16).Select(firearm => service.UploadAsync(exhibit, TestScans.BreechFace(firearm)))];

        Assert.Equal("Healthy", (await service.GetAsync("/health/ready")).GetProperty("status").GetString());
        Assert.DoesNotContain(uploads, upload => upload.IsCompleted);
        hold.Dispose();

        foreach (HttpResponseMessage upload in await Task.WhenAll(uploads))
            Assert.Equal(HttpStatusCode.Created, upload.StatusCode);
    }

    private static (int Width, int Height) PngSize(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
