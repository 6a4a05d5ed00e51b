using Microsoft.Playwright;

namespace Ballistics.Acceptance.Tests;

/// <summary>The system's Chromium, driven without a window.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float Patience = 120_000; // milliseconds: the machine may be busy, and nothing here is timed

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } executable)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = s_arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A new page in a fresh profile; skips the test, saying why, where there is no Chromium.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900)
    {
        Assert.SkipWhen(_browser is null, $"No Chromium on the path: install one of {string.Join(", ", s_names)}.");
        IPage page = await _browser!.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        page.SetDefaultTimeout(Patience);
        return page;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(_ => s_names, Path.Combine).FirstOrDefault(File.Exists);
}
