using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Service.Background;
using Ballistics.Tests;
using Microsoft.Extensions.Hosting;

namespace Ballistics.Service.Tests.Marks;

public sealed class DeferredUploadTests : IDisposable
{
    private TestService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Whoever_does_not_wait_is_told_where_the_mark_is_and_finds_it_ready_and_searched_in_turn()
    {
        Guid first = await _service.AddExhibitAsync(), second = await _service.AddExhibitAsync();
        await _service.AddMarkAsync(first, TestScans.BreechFace(1, 1));

        using HttpResponseMessage answer = await _service.UploadAsync(second, TestScans.BreechFace(1, 2), prefer: "wait=10, Respond-Async");

        JsonElement mark = await AcceptedAsync(answer);
        Assert.Equal("Ready", (await PreparedAsync(answer.Headers.Location!)).GetProperty("state").GetString());
        Guid search = await _service.AddAsync("searches", new { exhibitId = second });
        Assert.Equal("Completed", (await _service.AwaitSearchAsync(search)).GetProperty("state").GetString());
        Assert.Equal(1, (await _service.GetAsync($"/api/v1/searches/{search}/candidates")).GetProperty("eligible").GetInt32());
        Assert.Equal($"/api/v1/marks/{mark.GetProperty("id").GetGuid()}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task What_waits_when_the_service_ends_is_kept_and_prepared_after_the_next_start()
    {
        TestMember member = await _service.MemberAsync("NL", Role.Technician, Role.Examiner, Role.Investigator);
        Guid exhibit = await AddExhibitAsync(member);
        _service.Keys.Remember(exhibit, member.Key);
        byte[] scan = TestScans.BreechFace(3);
        await StopPreparingAsync();
        using HttpResponseMessage answer = await _service.UploadAsync(exhibit, scan, prefer: "respond-async");
        JsonElement mark = await AcceptedAsync(answer);
        Assert.Equal("Received", (await _service.GetAsync(answer.Headers.Location!.ToString())).GetProperty("state").GetString());

        _service = _service.Restart();
        _service.Keys.Remember(mark.GetProperty("id").GetGuid(), member.Key);

        JsonElement made = await PreparedAsync(answer.Headers.Location!);
        Assert.Equal("Ready", made.GetProperty("state").GetString());
        Assert.NotEqual(JsonValueKind.Null, made.GetProperty("quality").ValueKind);
        Assert.Equal(scan, await _service.Http.GetByteArrayAsync(made.GetProperty("original").GetString(), TestService.Cancellation));
        Assert.Equal((1, 1, 1, 0), await _service.CountAsync());
    }

    [Fact]
    public async Task Who_does_not_wait_is_told_at_once_of_a_file_that_cannot_be_read_and_nothing_is_kept()
    {
        Guid exhibit = await _service.AddExhibitAsync();

        using HttpResponseMessage answer = await _service.UploadAsync(exhibit, [1, 2, 3], prefer: "respond-async");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Preference-Applied"));
        Assert.Equal((0, 0, 0, 0), await _service.CountAsync());
    }

    [Fact]
    public async Task On_a_mark_that_waits_to_be_prepared_nobody_draws()
    {
        Guid exhibit = await _service.AddExhibitAsync();
        await StopPreparingAsync();
        using HttpResponseMessage answer = await _service.UploadAsync(exhibit, TestScans.BreechFace(4), prefer: "respond-async");
        Guid mark = (await AcceptedAsync(answer)).GetProperty("id").GetGuid();

        using HttpResponseMessage drawn = await _service.Http.PutAsJsonAsync(
            $"/api/v1/marks/{mark}/regions", new { reason = "Too early", regions = Array.Empty<object>() }, TestService.Cancellation);

        await Problem.AssertAsync(drawn, HttpStatusCode.Conflict, "not-allowed-now");
    }

    /// <summary>Ends the preparing of what waits, and nothing else: as if the process ended before it came to it.</summary>
    private Task StopPreparingAsync() => _service.Get<IEnumerable<IHostedService>>().OfType<ScanQueueRunner>().Single().StopAsync(TestService.Cancellation);

    private async Task<JsonElement> PreparedAsync(Uri mark)
    {
        while (true)
        {
            JsonElement now = await _service.GetAsync(mark.ToString());
            if (now.GetProperty("state").GetString() != "Received")
                return now;
            await Task.Delay(20, TestService.Cancellation);
        }
    }

    private static async Task<Guid> AddExhibitAsync(TestMember member)
    {
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = "2026/1" });
        return await TestService.AddAsync(member.Http, "exhibits", new { caseRecordId = record, label = "A1", specimen = "CartridgeCase" });
    }

    private static async Task<JsonElement> AcceptedAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{answer.StatusCode} {text}");
        Assert.Equal("respond-async", answer.Headers.GetValues("Preference-Applied").Single());
        JsonElement mark = JsonElement.Parse(text);
        Assert.Equal("Received", mark.GetProperty("state").GetString());
        return mark;
    }
}
