using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

/// <summary>
/// The real process, killed at random moments while it takes scans and searches, and while it starts. BALLISTICS_KILL_ROUNDS says how often,
/// five times where it is not set; the moments are drawn from BALLISTICS_KILL_SEED, so that a failing run can be repeated.
/// </summary>
public sealed class KillTests
{
    private const int Uploaders = 3, Searchers = 2, MostScans = 16;

    private readonly int _rounds = Number("BALLISTICS_KILL_ROUNDS", 5);
    private readonly Random _random = new(Number("BALLISTICS_KILL_SEED", 1));
    private readonly ConcurrentDictionary<string, Acknowledged> _acknowledged = new();
    private int _scan, _startKills, _left;

    [Fact]
    public async Task Killed_at_any_moment_it_has_every_acknowledged_scan_afterwards_and_no_half_exhibit()
    {
        string data = Directory.CreateTempSubdirectory("ballistics-kill-").FullName;
        try
        {
            string? caseRecord = null, key = null;
            for (int round = 0; round < _rounds; round++)
            {
                // What a start puts in order may be cut off too; one round in four is such a one.
                if (round > 0 && _random.Next(4) == 0)
                {
                    await ServiceProcess.StartAndKillAsync(data, TimeSpan.FromMilliseconds(_random.Next(100, 3000)));
                    _startKills++;
                    continue;
                }
                await using ServiceProcess service = await ServiceProcess.StartAsync(dataFolder: data);
                ServiceClient client = await service.SignInAsync(key);
                key = client.Key;
                caseRecord ??= await client.CreateCaseRecordAsync("Backlog");
                await CheckAsync(client, caseRecord, everyByte: false);
                await LoadUntilKilledAsync(service, client, caseRecord);
                if ((round + 1) % 10 == 0)
                    Tell(round + 1);
            }
            await using ServiceProcess last = await ServiceProcess.StartAsync(dataFolder: data);
            await CheckAsync(await last.SignInAsync(key), caseRecord!, everyByte: true);
            Tell(_rounds);
            Assert.NotEmpty(_acknowledged);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private void Tell(int kills) => TestContext.Current.SendDiagnosticMessage(
        $"{kills} kills, {_startKills} of them while it started; {_acknowledged.Count} acknowledged scans, {_acknowledged.Values.Count(scan => !scan.IsPrepared)} of them before they were prepared; {_left} seen unprepared after the next start.");

    private async Task LoadUntilKilledAsync(ServiceProcess service, ServiceClient client, string caseRecord)
    {
        using var killed = new CancellationTokenSource();
        Task[] load =
        [
            .. Enumerable.Range(0, Uploaders).Select(_ => Task.Run(() => UntilKilledAsync(() => UploadAsync(client, caseRecord), killed.Token))),
            .. Enumerable.Range(0, Searchers).Select(_ => Task.Run(() => UntilKilledAsync(() => SearchAsync(client), killed.Token))),
        ];
        // So many scans from here, and not so long: on a busy machine a kill is to come amid work too.
        int enough = _acknowledged.Count + _random.Next(MostScans);
        while (_acknowledged.Count < enough && load.Take(Uploaders).Any(uploader => !uploader.IsCompleted))
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(_random.Next(300), TestContext.Current.CancellationToken);
        Assert.True(service.IsAlive, $"It ended by itself. It wrote:{Environment.NewLine}{service.Log}");
        await service.KillAsync();
        await killed.CancelAsync();
        await Task.WhenAll(load);
    }

    private static async Task UntilKilledAsync(Func<Task> work, CancellationToken killed)
    {
        try
        {
            while (!killed.IsCancellationRequested)
                await work();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            // The connection broke: the process is dead.
        }
    }

    private async Task UploadAsync(ServiceClient client, string caseRecord)
    {
        int number = Interlocked.Increment(ref _scan);
        byte[] scan = TestScans.BreechFace(number % 40, number);
        string exhibit = await client.CreateExhibitAsync(caseRecord, $"Exhibit {number}");
        // Most submitters do not wait for the verdict, so that a kill leaves marks to be prepared: what they are told is kept is as safe.
        bool isAwaited = number % 3 == 0;
        using HttpResponseMessage answer = await client.SendScanAsync(exhibit, scan, $"{number}.x3p", isVerdictAwaited: isAwaited);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        _acknowledged[exhibit] = new Acknowledged(JsonElement.Parse(text).GetProperty("id").GetString()!, Convert.ToHexStringLower(SHA256.HashData(scan)), isAwaited);
    }

    private async Task SearchAsync(ServiceClient client)
    {
        if (_acknowledged.FirstOrDefault(pair => pair.Value.IsPrepared) is { Key: { } probe })
            await client.SearchAsync(probe);
        else
            await Task.Delay(20);
    }

    private async Task CheckAsync(ServiceClient client, string caseRecord, bool everyByte)
    {
        Dictionary<string, JsonElement> there = await UntilPreparedAsync(client, caseRecord);
        foreach ((string exhibit, Acknowledged scan) in _acknowledged)
            Assert.Contains(there[exhibit].GetProperty("marks").EnumerateArray(), mark =>
                mark.GetProperty("id").GetString() == scan.Mark && mark.GetProperty("sha256").GetString() == scan.Sha256);
        JsonElement[] marks = [.. there.Values.SelectMany(exhibit => exhibit.GetProperty("marks").EnumerateArray())];
        Assert.All(marks, mark => Assert.Equal("Ready", mark.GetProperty("state").GetString()));
        // Whatever is visible is whole, acknowledged or not: the last answers may have been cut off.
        foreach (JsonElement mark in everyByte ? marks : marks.OrderBy(_ => _random.Next()).Take(10))
            Assert.Equal(mark.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(await client.GetBytesAsync(mark.GetProperty("original").GetString()!))));
        if (_acknowledged.Count < 2)
            return;
        string probe = _acknowledged.Keys.ElementAt(_random.Next(_acknowledged.Count));
        JsonElement list = await client.SearchAsync(probe);
        Assert.Equal(there.Values.Count(exhibit => exhibit.GetProperty("marks").GetArrayLength() > 0) - 1, list.GetProperty("eligible").GetInt32());
        if (list.GetProperty("mode").GetString() == "Staged")
            Assert.Equal(list.GetProperty("eligible").GetInt32(), new[] { "scanned", "notIndexed" }.Sum(stage => list.GetProperty("stages").GetProperty(stage).GetInt32()));
    }

    /// <summary>The exhibits once what the last process left is prepared.</summary>
    private async Task<Dictionary<string, JsonElement>> UntilPreparedAsync(ServiceClient client, string caseRecord)
    {
        var waited = Stopwatch.StartNew();
        for (bool isFirst = true; ; isFirst = false)
        {
            IReadOnlyList<JsonElement> exhibits = await client.ListExhibitsAsync(caseRecord);
            string[] waiting =
            [
                .. exhibits.SelectMany(exhibit => exhibit.GetProperty("marks").EnumerateArray())
                    .Where(mark => mark.GetProperty("state").GetString() == "Received").Select(mark => mark.GetProperty("id").GetString()!),
            ];
            if (isFirst)
                _left += waiting.Length;
            if (waiting.Length == 0)
                return exhibits.ToDictionary(exhibit => exhibit.GetProperty("id").GetString()!);
            Assert.True(waited.Elapsed < ServiceProcess.Patience, $"After {waited.Elapsed} these marks are still to be prepared: {string.Join(", ", waiting)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static int Number(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private sealed record Acknowledged(string Mark, string Sha256, bool IsPrepared);
}
