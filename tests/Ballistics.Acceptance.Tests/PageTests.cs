using System.Text.RegularExpressions;
using Ballistics.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ballistics.Acceptance.Tests;

public sealed partial class PageTests(DemoService demo, Browser browser) : IClassFixture<DemoService>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_scan_dropped_on_the_page_brings_ranked_candidates_with_their_pictures()
    {
        IPage page = await OpenAsync();
        var steps = new List<string>();
        await page.ExposeFunctionAsync<string, bool>("hearStep", step => { steps.Add(step); return true; });
        await page.EvaluateAsync(
            "() => new MutationObserver(() => hearStep(document.getElementById('progress-step').textContent))" +
            ".observe(document.getElementById('progress-step'), { childList: true })");

        await DropAsync(page, DemoService.ScanPath);
        await Expect(page.Locator("#result")).ToBeVisibleAsync();

        ILocator first = page.Locator("#candidates tbody tr").First;
        await Expect(first.Locator("td")).ToHaveCountAsync(6);
        await Expect(first.Locator("td").First).ToHaveTextAsync("1");
        await Expect(page.Locator("#result-summary")).ToContainTextAsync(new Regex(@"\d+ exhibits were eligible, \d+ compared"));
        await Expect(page.Locator("#result")).ToContainTextAsync("A candidate is a candidate, not an identification.");
        await AssertPicturesLoadedAsync(page);
        await Expect(page.Locator("#comparison-facts")).ToContainTextAsync("compared by heights");
        await page.Locator("#regions-offer button").First.ClickAsync();
        await Expect(page.Locator("#regions")).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => document.getElementById('regions-picture').naturalWidth > 0");
        await Expect(page.Locator("#regions-correct")).ToContainTextAsync(new Regex("PUT /api/v1/marks/[0-9a-f-]+/regions"));
        Assert.Contains(steps, step => step.StartsWith("Uploading", StringComparison.Ordinal) || step.StartsWith("Preparing", StringComparison.Ordinal));
        // A search may be over before the page first asks how far it has come.
        Assert.Contains(steps, step => step.StartsWith("Asking", StringComparison.Ordinal) || step.StartsWith("Compared", StringComparison.Ordinal) || step.StartsWith("Waiting", StringComparison.Ordinal));
        Assert.DoesNotMatch(NeverSaid(), await page.Locator("body").InnerTextAsync());
        await SaveScreenshotAsync(page);
    }

    [Fact]
    public async Task An_exhibit_on_record_is_searched_from_the_keyboard_alone()
    {
        IPage page = await OpenAsync();
        await page.Locator("#exhibits tbody tr button").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#result")).ToBeVisibleAsync();
        ILocator second = page.Locator("#candidates tbody tr").Nth(1).Locator("button");
        await second.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#comparison-title")).ToContainTextAsync("Rank 2");
        await Expect(second).ToHaveAttributeAsync("aria-pressed", "true");
        await AssertPicturesLoadedAsync(page);
    }

    [Fact]
    public async Task A_file_that_is_no_scan_is_refused_on_the_page_in_words()
    {
        IPage page = await OpenAsync();
        await page.Locator("#scans").SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "Not a scan."u8.ToArray() });

        await Expect(page.Locator("#problem")).ToBeVisibleAsync();
        Assert.NotEmpty(await page.Locator("#problem-title").InnerTextAsync());
        Assert.NotEmpty(await page.Locator("#problem-detail").InnerTextAsync());
        await Expect(page.Locator("#result")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_is_not_signed_in_sees_the_sign_in_and_nothing_else_and_who_signs_out_sees_it_again()
    {
        IPage page = await browser.OpenAsync();
        await page.GotoAsync(demo.Address);
        await Expect(page.Locator("#sign-in")).ToBeVisibleAsync();
        await Expect(page.Locator("#main")).ToBeHiddenAsync();
        await page.Locator("#sign-in-name").FillAsync(DemoService.SignInName);
        await page.Locator("#sign-in-password").FillAsync("not the password");
        await page.Locator("#sign-in-form button").ClickAsync();
        await Expect(page.Locator("#sign-in-problem")).ToContainTextAsync("wrong");

        await SignInAsync(page);
        await Expect(page.Locator("#exhibits tbody tr").First).ToBeVisibleAsync();
        await Expect(page.Locator("#account-name")).ToHaveTextAsync("Local administrator, Demo Laboratory Netherlands");
        await page.ReloadAsync();
        await Expect(page.Locator("#exhibits tbody tr").First).ToBeVisibleAsync();
        await page.Locator("#sign-out").ClickAsync();
        await Expect(page.Locator("#sign-in")).ToBeVisibleAsync();
        await Expect(page.Locator("#main")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_key_made_on_the_page_is_shown_once_and_works()
    {
        IPage page = await OpenAsync();
        await page.Locator("#new-key").ClickAsync();
        await Expect(page.Locator("#key-text")).ToContainTextAsync("bal_");
        using var http = new HttpClient { BaseAddress = new Uri(demo.Address), DefaultRequestHeaders = { Authorization = new("Bearer", await page.Locator("#key-text").InnerTextAsync()) } };
        using HttpResponseMessage answer = await http.GetAsync("api/v1/exhibits", TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        await page.Locator("#key-dismiss").ClickAsync();
        await Expect(page.Locator("#key-text")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Cancel_on_the_page_cancels_the_search_in_the_service()
    {
        IPage page = await OpenAsync();
        // The service is held at 'running' for the page's eyes, so that there is time to cancel; the cancellation goes through.
        await page.RouteAsync(new Regex(@"/api/v1/searches/[^/]+$"), route => route.Request.Method == "GET"
            ? route.FulfillAsync(new() { Json = new { state = "Running", eligible = 10, compared = 1, notComparable = 0 } })
            : route.ContinueAsync());
        Task<IRequest> cancelled = page.WaitForRequestAsync(request => request.Method == "DELETE");
        await page.Locator("#exhibits tbody tr button").First.ClickAsync();
        await Expect(page.Locator("#progress-step")).ToContainTextAsync("Compared 1 of 10");
        await page.Locator("#cancel").ClickAsync();

        await cancelled;
        await Expect(page.Locator("#problem-title")).ToHaveTextAsync("Cancelled");
        await Expect(page.Locator("#progress")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_page_fits_a_phone_and_asks_no_other_host()
    {
        IPage page = await browser.OpenAsync(390, 844);
        var hosts = new HashSet<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(demo.Address);
        await SignInAsync(page);
        await page.Locator("#exhibits tbody tr button").First.ClickAsync();
        await Expect(page.Locator("#comparison")).ToBeVisibleAsync();
        await AssertPicturesLoadedAsync(page);

        Assert.Equal([new Uri(demo.Address).Authority], hosts);
        Assert.Empty(complaints);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_page_of_the_api_asks_no_other_host()
    {
        IPage page = await OpenAsync();
        var hosts = new HashSet<string>();
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        await page.GotoAsync($"{demo.Address}api-docs");
        await Expect(page.Locator("body")).ToContainTextAsync("Case records");

        Assert.Equal([new Uri(demo.Address).Authority], hosts);
    }

    [GeneratedRegex(@"\bmatch", RegexOptions.IgnoreCase)]
    private static partial Regex NeverSaid();

    private async Task<IPage> OpenAsync()
    {
        IPage page = await browser.OpenAsync();
        await page.GotoAsync(demo.Address);
        await SignInAsync(page);
        await Expect(page.Locator("#exhibits tbody tr").First).ToBeVisibleAsync();
        return page;
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.Locator("#sign-in-name").FillAsync(DemoService.SignInName);
        await page.Locator("#sign-in-password").FillAsync(DemoService.Password);
        await page.Locator("#sign-in-form button").ClickAsync();
        await Expect(page.Locator("#main")).ToBeVisibleAsync();
        await page.Locator("#purpose").FillAsync("A test of the page");
    }

    // As a file manager drops it: the page gets a File in a DataTransfer.
    private static async Task DropAsync(IPage page, string path)
    {
        IJSHandle transfer = await page.EvaluateHandleAsync(
            """
            ([name, base64]) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name));
              return transfer;
            }
            """, new[] { Path.GetFileName(path), Convert.ToBase64String(await File.ReadAllBytesAsync(path)) });
        await page.DispatchEventAsync("#drop", "drop", new { dataTransfer = transfer });
    }

    private static async Task AssertPicturesLoadedAsync(IPage page)
    {
        foreach (string id in new[] { "picture-probe", "picture-candidate", "picture-overlay" })
            await page.WaitForFunctionAsync("id => document.getElementById(id).naturalWidth > 0", id);
    }

    private static Task SaveScreenshotAsync(IPage page) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(RealData.RepositoryRoot, "artifacts", "page.png"), FullPage = true });
}
