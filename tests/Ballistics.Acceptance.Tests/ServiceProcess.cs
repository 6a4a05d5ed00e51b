using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

/// <summary>The real service in a process of its own, as <c>./run</c> starts it, with a data folder of its own that is removed afterwards.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    /// <summary>How long it may take over one thing before it is taken to hang: long, because a process that is given no processor is slow and well.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _secret = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private readonly bool _keepsData;

    private ServiceProcess(Process process, string data, bool keepsData)
    {
        _process = process;
        _keepsData = keepsData;
        DataFolder = data;
    }

    /// <summary>Where the service keeps its records and originals.</summary>
    public string DataFolder { get; }

    /// <summary>The local administrator's one-time secret, as whoever starts the service reads it.</summary>
    public Task<string> OneTimeSecret => _secret.Task.WaitAsync(Patience);

    /// <summary>A client that has spent the one-time secret on a key of the local administrator.</summary>
    public async Task<ServiceClient> SignInAsync() => await new ServiceClient(Http).SignInAsync(await OneTimeSecret);

    /// <summary>A client that signs with the key, or where there is none yet, with the first.</summary>
    public async Task<ServiceClient> SignInAsync(string? key) => key is null ? await SignInAsync() : new ServiceClient(Http).SignWith(key);

    /// <summary>Asks it over HTTP.</summary>
    public HttpClient Http { get; } = new() { Timeout = Patience };

    /// <summary>Whether the process still runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>What it has written to its console.</summary>
    public string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    /// <summary>The most memory it has held so far, in bytes, as the kernel counts it.</summary>
    public long PeakMemory
    {
        get
        {
            string line = File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Starts the service of the same build as the tests and waits until it is ready.</summary>
    /// <param name="demoFolder">A folder of labelled scans to load; null for none.</param>
    /// <param name="dataFolder">A data folder that is there already and stays afterwards; null for a new one that does not.</param>
    /// <param name="settings">Further settings, as on the command line.</param>
    public static async Task<ServiceProcess> StartAsync(string? demoFolder = null, string? dataFolder = null, params string[] settings)
    {
        string data = dataFolder ?? Directory.CreateTempSubdirectory("ballistics-acceptance-").FullName;
        var service = new ServiceProcess(new Process { StartInfo = Command(data, demoFolder, settings), EnableRaisingEvents = true }, data, keepsData: dataFolder is not null);
        await service.BecomeReadyAsync();
        return service;
    }

    /// <summary>Starts the service and ends it as a power cut would, ready or not.</summary>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="after">How long after the start.</param>
    public static async Task StartAndKillAsync(string dataFolder, TimeSpan after)
    {
        await using var service = new ServiceProcess(new Process { StartInfo = Command(dataFolder, null, []), EnableRaisingEvents = true }, dataFolder, keepsData: true);
        service.Start();
        await Task.Delay(after);
        await service.KillAsync();
    }

    private static ProcessStartInfo Command(string data, string? demoFolder, string[] settings)
    {
        string project = Path.Combine(RealData.RepositoryRoot, "src", "Ballistics.Service");
        string build = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!);
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(project, "bin", build, "net10.0", "Ballistics.Service.dll"),
                "--urls", "http://127.0.0.1:0",
                $"--Ballistics:DataFolder={data}",
                $"--Ballistics:DemoFolder={demoFolder}",
            },
            WorkingDirectory = data,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string setting in settings)
            start.ArgumentList.Add(setting);
        return start;
    }

    /// <summary>Ends the process as a power cut would: SIGKILL, which it cannot even notice.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        if (!_keepsData)
            Directory.Delete(DataFolder, recursive: true);
    }

    private void Start()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The service ended while it started."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task BecomeReadyAsync()
    {
        Start();
        try
        {
            Http.BaseAddress = await _address.Task.WaitAsync(Patience);
            using var patience = new CancellationTokenSource(Patience);
            while (!await IsReadyAsync(patience.Token))
                await Task.Delay(100, patience.Token);
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException or OperationCanceledException)
        {
            string log = Log, computed = _process.HasExited ? "It has ended." : $"It has computed for {_process.TotalProcessorTime.TotalSeconds:F1} s.";
            await DisposeAsync();
            throw new InvalidOperationException($"{exception.Message} {computed} It wrote:{Environment.NewLine}{log}", exception);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        using HttpResponseMessage answer = await Http.GetAsync("health/ready", cancellation);
        return answer.IsSuccessStatusCode;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_log)
            _log.AppendLine(line);
        if (ListeningAt().Match(line) is { Success: true } found)
            _address.TrySetResult(new Uri(found.Groups[1].Value + "/"));
        if (ToldSecret().Match(line) is { Success: true } told)
            _secret.TrySetResult(told.Groups[1].Value);
    }

    [GeneratedRegex(@"listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex ListeningAt();

    [GeneratedRegex(@"one-time secret ([a-z0-9-]+)")]
    private static partial Regex ToldSecret();
}
