using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Ballistics.Acceptance.Tests;

/// <summary>From a candidate over consent, comparison and blind verification to a hit, by three persons of two agencies, each on the page.</summary>
public sealed class CaseworkPageTests(DemoService demo, Browser browser) : IClassFixture<DemoService>, IClassFixture<Browser>
{
    private const string Password = "a password for the page";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_candidate_becomes_a_hit_on_the_page_and_the_second_person_never_sees_the_first_conclusion()
    {
        IPage examiner = await OpenAsync(DemoService.SignInName, DemoService.Password);
        (string verifierName, string ownerName) = await EnterPersonsAsync(examiner);

        // Without a purpose neither a search begins nor a lead is shown.
        await Expect(examiner.Locator("#casework-waits")).ToBeVisibleAsync();
        await examiner.Locator("#exhibits tbody tr button").First.ClickAsync();
        await Expect(examiner.Locator("#progress")).ToBeHiddenAsync();
        await Expect(examiner.Locator("#purpose")).ToBeFocusedAsync();
        await StateAsync(examiner, "Homicide of 3 May");
        await Expect(examiner.Locator("#leads-empty")).ToBeVisibleAsync();

        // Kenya shows its contact only; it is asked for more, and consents.
        await examiner.Locator("#exhibits tbody tr button").First.ClickAsync();
        await examiner.Locator("#candidates tbody tr", new() { HasText = "Kenya" }).First.Locator("button").ClickAsync();
        await Expect(examiner.Locator("#comparison-title")).ToContainTextAsync("withheld");
        await examiner.Locator("#ask-detail").ClickAsync();
        await StepAsync(examiner, "To compare side by side", "Full");
        await Expect(examiner.Locator("#requests tbody tr")).ToContainTextAsync("Waits for an answer");
        await examiner.Locator("#make-lead").ClickAsync();
        await StepAsync(examiner, "Alike in the breech face");
        await Expect(examiner.Locator("#lead-title")).ToContainTextAsync("Open");
        await Expect(examiner.Locator("#lead-scans")).ToContainTextAsync("Ask for detail");

        IPage owner = await OpenAsync(ownerName, Password);
        await StateAsync(owner, "Answering requests");
        await owner.GetByRole(AriaRole.Button, new() { NameRegex = new("^Grant") }).ClickAsync();
        await StepAsync(owner, "Agreed", "Full");
        await Expect(owner.Locator("#requests tbody tr")).ToContainTextAsync("Granted");

        // The examiner concludes, and the page says that nobody else is shown it.
        await Expect(examiner.Locator("#alerts")).ToContainTextAsync("Detail was granted");
        await examiner.Locator("#casework-refresh").ClickAsync();
        await examiner.Locator("#leads tbody tr button").ClickAsync();
        await Expect(examiner.Locator("#lead-scans img")).ToHaveCountAsync(2);
        await examiner.WaitForFunctionAsync("() => [...document.querySelectorAll('#lead-scans img')].every(image => image.naturalWidth > 0)");
        await examiner.Locator("#lead-steps").GetByText("Begin comparison").ClickAsync();
        await StepAsync(examiner, "Taken up");
        await examiner.Locator("#lead-steps").GetByText("Conclude").ClickAsync();
        await StepAsync(examiner, "All individual characteristics agree", "Identification");
        await Expect(examiner.Locator("#lead-conclusions")).ToContainTextAsync("Your conclusion: Identification");

        // A second person verifies without seeing it, by the scans alone.
        IPage verifier = await OpenAsync(verifierName, Password);
        await StateAsync(verifier, "Verification");
        await verifier.Locator("#leads tbody tr button").ClickAsync();
        await Expect(verifier.Locator("#lead-conclusions")).ToContainTextAsync("does not see it");
        await Expect(verifier.Locator("#lead-scans img")).ToHaveCountAsync(2);
        Assert.DoesNotContain("dentification", await verifier.Locator("#lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("All individual characteristics agree", await verifier.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        await verifier.Locator("#lead-steps").GetByText("Begin verification").ClickAsync();
        await StepAsync(verifier, "Taken up");
        await verifier.Locator("#lead-steps").GetByText("Conclude as the second person").ClickAsync();
        await StepAsync(verifier, "They agree", "Identification");
        await Expect(verifier.Locator("#lead-title")).ToContainTextAsync("Hit");

        // Both parties are told, and the hit is disclosed from the page.
        foreach (IPage party in new[] { examiner, owner })
        {
            await Expect(party.Locator("#alerts")).ToContainTextAsync("A hit was confirmed");
            await party.Locator("#casework-refresh").ClickAsync();
            await Expect(party.Locator("#hits li")).ToHaveCountAsync(1);
        }
        IDownload package = await examiner.RunAndWaitForDownloadAsync(() => examiner.Locator("#hits button").ClickAsync());
        Assert.EndsWith(".zip", package.SuggestedFilename, StringComparison.Ordinal);
        int unread = await examiner.Locator("#alerts li").CountAsync();
        await examiner.Locator("#alerts li button", new() { HasText = "Read" }).First.ClickAsync();
        await Expect(examiner.Locator("#alerts li")).ToHaveCountAsync(unread - 1);
    }

    // A verifier of the same agency, and an administrator of the Kenyan one, who has it ask consent for detail.
    private async Task<(string Verifier, string Owner)> EnterPersonsAsync(IPage page)
    {
        await page.Locator("#new-key").ClickAsync();
        await Expect(page.Locator("#key-text")).ToContainTextAsync("bal_");
        ServiceClient officer = new ServiceClient(new HttpClient { BaseAddress = new Uri(demo.Address) }).SignWith(await page.Locator("#key-text").InnerTextAsync());
        await page.Locator("#key-dismiss").ClickAsync();
        string own = (await officer.GetAsync("session")).GetProperty("agencyId").GetString()!;
        await officer.PostAsync($"agencies/{own}/sharing-terms", new { version = 0, sharing = "All", released = "Full", why = "Agreed" }, "PUT");
        JsonElement verifier = await officer.PostAsync("persons", new { name = "Verifier", signInName = "verifier", roles = new[] { "Verifier" } });
        string kenya = (await officer.GetAsync("agencies")).EnumerateArray().Single(one => one.GetProperty("jurisdiction").GetString() == "KE").GetProperty("id").GetString()!;
        JsonElement owner = await officer.PostAsync($"agencies/{kenya}/administrators", new { name = "Owner", signInName = "owner" });
        string ownerName = await SetPasswordAsync(owner);
        ServiceClient terms = await KeyAsync(officer, kenya);
        int version = (await terms.GetAsync($"agencies/{kenya}/sharing-terms")).GetProperty("version").GetInt32();
        await terms.PostAsync($"agencies/{kenya}/sharing-terms", new { version, sharing = "All", released = "Full", consentNeeded = true, why = "Consent first" }, "PUT");
        return (await SetPasswordAsync(verifier), ownerName);
    }

    private static async Task<ServiceClient> KeyAsync(ServiceClient officer, string agency)
    {
        JsonElement person = await officer.PostAsync($"agencies/{agency}/administrators", new { name = "Terms", signInName = "terms" });
        return await officer.Another().SignInAsync(person.GetProperty("oneTimeSecret").GetString()!);
    }

    private async Task<string> SetPasswordAsync(JsonElement person)
    {
        using var http = new HttpClient { BaseAddress = new Uri(demo.Address) };
        using HttpResponseMessage set = await http.PostAsJsonAsync("api/v1/first-sign-in", new { secret = person.GetProperty("oneTimeSecret").GetString(), password = Password }, Cancellation);
        set.EnsureSuccessStatusCode();
        return person.GetProperty("person").GetProperty("signInName").GetString()!;
    }

    private async Task<IPage> OpenAsync(string name, string password)
    {
        IPage page = await browser.OpenAsync();
        await page.GotoAsync(demo.Address);
        await page.Locator("#sign-in-name").FillAsync(name);
        await page.Locator("#sign-in-password").FillAsync(password);
        await page.Locator("#sign-in-form button").ClickAsync();
        await Expect(page.Locator("#main")).ToBeVisibleAsync();
        return page;
    }

    private static async Task StateAsync(IPage page, string purpose)
    {
        await page.Locator("#purpose").FillAsync(purpose);
        await page.Locator("#purpose").BlurAsync();
        await Expect(page.Locator("#casework-shown")).ToBeVisibleAsync();
    }

    private static async Task StepAsync(IPage page, string why, string? choice = null)
    {
        await Expect(page.Locator("#step-dialog")).ToBeVisibleAsync();
        if (choice is not null)
            await page.Locator("#step-choice").SelectOptionAsync(choice);
        await page.Locator("#step-why").FillAsync(why);
        await page.Locator("#step-form button.primary").ClickAsync();
        await Expect(page.Locator("#step-dialog")).ToBeHiddenAsync();
    }
}
