using System.Text.Json;
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

    /// <summary>A scan to be dropped on the page.</summary>
    internal static string ScanPath => Path.Combine(Folder, s_scans.First(scan => scan.Kind == Evidence.MarkKind.BreechFaceImpression).File);

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceProcess.StartAsync(Folder);
        var client = new ServiceClient(_service.Http);
        using var patience = new CancellationTokenSource(s_patience);
        while (await MarksAsync(client) < s_scans.Count)
            await Task.Delay(200, patience.Token);
    }

    public async ValueTask DisposeAsync() => await _service.DisposeAsync();

    private static async Task<int> MarksAsync(ServiceClient client) =>
        (await client.GetAsync("exhibits?limit=1000")).EnumerateArray().Sum((JsonElement exhibit) => exhibit.GetProperty("marks").GetArrayLength());
}
