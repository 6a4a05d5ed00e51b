using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ballistics.Benchmarks.Scale;

/// <summary>The real service in a process of its own, on a data folder, asked over HTTP as a client would.</summary>
internal sealed partial class ServedFolder : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _secret;

    private ServedFolder(Process process) => _process = process;

    /// <summary>Asks it.</summary>
    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromMinutes(30) };

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>The most memory it has held so far, bytes.</summary>
    public long PeakMemory
    {
        get
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The processor time it has taken so far, of all its threads: what a machine that does other things beside it lengthens least.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts the service of the same build, waits until it is ready, and signs in as the agency that searches.</summary>
    public static async Task<ServedFolder> StartAsync(string folder)
    {
        string service = Path.Combine(SpeedReport.Root(), "src", "Ballistics.Service", "bin", "Release", "net10.0", "Ballistics.Service.dll");
        if (!File.Exists(service))
            throw new FileNotFoundException($"'{service}' is not there. Build it first: dotnet build -c Release src/Ballistics.Service");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                service, "--urls", "http://127.0.0.1:0", $"--Ballistics:DataFolder={folder}", "--Ballistics:DemoFolder=",
                $"--Ballistics:Agency={GalleryFolder.Searcher}", $"--Ballistics:Jurisdiction={GalleryFolder.Country}", "--Ballistics:RequestsPerMinute=1000000",
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var served = new ServedFolder(new Process { StartInfo = start, EnableRaisingEvents = true });
        await served.BecomeReadyAsync();
        await served.SignInAsync(Path.Combine(folder, "measuring-key"));
        return served;
    }

    /// <summary>Posts, and gives what is answered.</summary>
    public async Task<JsonElement> PostAsync(string path, object body) => await ReadAsync(await Http.PostAsJsonAsync($"api/v1/{path}", body));

    /// <summary>Gets.</summary>
    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await Http.GetAsync($"api/v1/{path}"));

    /// <summary>Searches with an exhibit; gives the list, and the milliseconds from asking to having it.</summary>
    public async Task<(JsonElement List, double Milliseconds)> SearchAsync(Guid exhibit)
    {
        long start = Stopwatch.GetTimestamp();
        string id = (await PostAsync("searches", new { exhibitId = exhibit })).GetProperty("id").GetString()!;
        while (true)
            switch ((await GetAsync($"searches/{id}")).GetProperty("state").GetString())
            {
                case "Queued" or "Running":
                    await Task.Delay(5);
                    break;
                case "Completed":
                    JsonElement list = await GetAsync($"searches/{id}/candidates");
                    return (list, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                case var ended:
                    throw new InvalidOperationException($"A search ended as {ended}.");
            }
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task BecomeReadyAsync()
    {
        long start = Stopwatch.GetTimestamp();
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The service ended while it started."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http.BaseAddress = await _address.Task;
        while (!await IsReadyAsync())
            await Task.Delay(10);
        Start = Stopwatch.GetElapsedTime(start);
    }

    private async Task<bool> IsReadyAsync()
    {
        using HttpResponseMessage answer = await Http.GetAsync("health/ready");
        return answer.IsSuccessStatusCode && !(await answer.Content.ReadAsStringAsync()).Contains("made anew", StringComparison.Ordinal);
    }

    /// <summary>The one-time secret of the first start buys a key, which is kept beside the data for the next.</summary>
    private async Task SignInAsync(string kept)
    {
        if (!File.Exists(kept))
            await File.WriteAllTextAsync(kept, (await PostAsync("first-key", new { secret = _secret })).GetProperty("key").GetString());
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await File.ReadAllTextAsync(kept));
        Http.DefaultRequestHeaders.Add("Ballistics-Purpose", "A measurement of simulated exhibits");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        if (ToldSecret().Match(line) is { Success: true } told)
            _secret = told.Groups[1].Value;
        if (ListeningAt().Match(line) is { Success: true } found)
            _address.TrySetResult(new Uri(found.Groups[1].Value + "/"));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new HttpRequestException($"{answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        }
    }

    [GeneratedRegex(@"listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningAt();

    [GeneratedRegex(@"one-time secret ([a-z0-9-]+)")]
    private static partial Regex ToldSecret();
}
