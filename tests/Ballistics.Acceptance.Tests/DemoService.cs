using System.Net.Http.Json;
using Ballistics.Search.Import;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

/// <summary>One service that has loaded the demo exhibits, for every test of the page.</summary>
public sealed class DemoService : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly IReadOnlyList<LabelledScan> s_scans = LabelledFolder.Read(Folder, Path.Combine(Folder, "labels.csv"));

    private ServiceProcess _service = null!;

    /// <summary>The folder that <c>./run</c> loads on the first start.</summary>
    internal static string Folder => Path.Combine(RealData.RepositoryRoot, "testdata", "demo");

    /// <summary>The address of the page.</summary>
    internal string Address => _service.Http.BaseAddress!.ToString();

    /// <summary>What the local administrator signs in with on the page.</summary>
    internal const string SignInName = "admin", Password = "a password for the demo";

    /// <summary>A scan to be dropped on the page.</summary>
    internal static string ScanPath => Path.Combine(Folder, s_scans.First(scan => scan.Kind == Evidence.MarkKind.BreechFaceImpression).File);

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceProcess.StartAsync(Folder, null, "--Ballistics:Agency=Demo Laboratory Netherlands", "--Ballistics:Jurisdiction=NL");
        using var patience = new CancellationTokenSource(s_patience);
        await LoadedAsync(_service, patience.Token);
        using var cookies = new HttpClient { BaseAddress = _service.Http.BaseAddress };
        using HttpResponseMessage set = await cookies.PostAsJsonAsync("api/v1/first-sign-in", new { secret = await _service.OneTimeSecret, password = Password }, patience.Token);
        set.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until a service has loaded the demo exhibits.</summary>
    internal static async Task LoadedAsync(ServiceProcess service, CancellationToken cancellation)
    {
        string originals = Path.Combine(service.DataFolder, "originals");
        // The note is there before the first exhibit and goes with the last.
        while (!Directory.Exists(originals) || !Directory.EnumerateFiles(originals, "*", SearchOption.AllDirectories).Any() || File.Exists(Path.Combine(service.DataFolder, "demo-unfinished")))
            await Task.Delay(200, cancellation);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();
}
