using System.Net;
using System.Text.Json;
using Ballistics.Search.Disclosures;

namespace Ballistics.Acceptance.Tests;

public sealed class AcrossJurisdictionsTests
{
    [Fact]
    public async Task Two_countries_of_a_regional_body_come_from_a_candidate_to_a_hit_and_a_third_learns_nothing()
    {
        await using ServiceProcess service = await ServiceProcess.StartAsync();
        ServiceClient officer = await service.SignInAsync();
        MemberAgency manila = await MemberAgency.EnterAsync(officer, "Laboratory of Manila", "PH"), kuala = await MemberAgency.EnterAsync(officer, "Laboratory of Kuala Lumpur", "MY"),
            nairobi = await MemberAgency.EnterAsync(officer, "Laboratory of Nairobi", "KE");
        await manila.StateTermsAsync(0, "RegionalBody", "Full", consentNeeded: true, regionalBody: "ASEANAPOL");
        foreach (MemberAgency agency in new[] { kuala, nairobi })
            await agency.StateTermsAsync(0, "All", "Full");

        // The Philippines recover a firearm and test-fire it; Malaysia has a case of an unknown one, Kenya too.
        JsonElement firearm = await manila.Examiner.PostAsync("firearms", new
        {
            reference = "F-7",
            recoveryCountry = "PH",
            make = "Glock",
            model = "17",
            calibre = "9 mm Luger",
            serial = "ABC123",
            manufactureCountry = "AT",
            manufactureYear = 2011,
            recoveredOn = "2026-03-01",
            locality = "Manila",
        });
        string record = await manila.Examiner.CreateCaseRecordAsync("2026-PH-1");
        string testFire = (await manila.Examiner.PostAsync("exhibits", new { caseRecordId = record, label = "Test fire 1", specimen = "CartridgeCase", recoveredFirearmId = firearm.GetProperty("id").GetString() })).GetProperty("id").GetString()!;
        await manila.Examiner.UploadAsync(testFire, Scan("01-1"));
        await manila.Examiner.UntilStandingAsync(testFire);
        (string malaysian, _) = await CaseAsync(kuala, "2026-MY-9", "2025-11-20", "Kuala Lumpur", "01-2");
        (string kenyan, _) = await CaseAsync(nairobi, "2026-KE-3", "2025-12-24", "Mombasa", "01-3");
        await CaseAsync(kuala, "2026-MY-10", "2025-10-10", "Ipoh", "02-1");

        // Malaysia searches and meets the Philippines' exhibit by its contact only; Kenya does not meet it at all.
        JsonElement list = await kuala.Examiner.SearchAsync(malaysian);
        JsonElement candidate = Of(list, manila);
        Assert.Equal(("Contact", JsonValueKind.Null, JsonValueKind.Null), (candidate.GetProperty("released").GetString(), candidate.GetProperty("label").ValueKind, candidate.GetProperty("pictures").ValueKind));
        JsonElement abroad = await nairobi.Examiner.SearchAsync(kenyan);
        Assert.DoesNotContain(abroad.GetProperty("candidates").EnumerateArray(), one => one.GetProperty("agency").GetString() == manila.Name);
        Assert.Equal(2, abroad.GetProperty("eligible").GetInt32());

        // The Philippines' standing search was told of the later case too, and shows it as far as Malaysia does.
        await manila.Examiner.UntilToldAsync("CandidatesFound");
        JsonElement standing = await manila.Examiner.GetAsync($"exhibits/{testFire}/standing-search");
        Assert.Contains(standing.GetProperty("candidates").EnumerateArray(), one => one.GetProperty("exhibit").GetProperty("exhibitId").GetString() == malaysian);
        Assert.Contains(
            (await kuala.Examiner.GetAsync($"exhibits/{malaysian}/standing-search")).GetProperty("candidates").EnumerateArray(),
            one => one.GetProperty("released").GetString() == "Contact" && one.GetProperty("exhibit").GetProperty("exhibitId").ValueKind == JsonValueKind.Null);

        // A lead, a request for detail, consent.
        string search = list.GetProperty("searchId").GetString()!;
        string lead = (await kuala.Examiner.PostAsync("leads", new { searchId = search, candidateId = candidate.GetProperty("id").GetString(), why = "Alike in the breech face" })).GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.Conflict, (await kuala.Examiner.SendAsync($"leads/{lead}/begin-comparison", new { version = 1, why = "To compare" })).StatusCode);
        await kuala.Examiner.PostAsync("detail-requests", new { leadId = lead, wanted = "Full", why = "To compare side by side", days = 7 });
        JsonElement asked = Assert.Single((await manila.Administrator.GetAsync("detail-requests?state=Asked")).EnumerateArray());
        Assert.Equal((kuala.Name, false), (asked.GetProperty("askedBy").GetString(), asked.GetProperty("isOverdue").GetBoolean()));
        await manila.Administrator.PostAsync($"detail-requests/{asked.GetProperty("id").GetString()}/grant", new { version = 1, granted = "Full", why = "Agreed" });
        candidate = Of(await kuala.Examiner.GetAsync($"searches/{search}/candidates"), manila);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await kuala.Examiner.GetBytesAsync(candidate.GetProperty("pictures").GetProperty("overlay").GetString()!))[..4]);

        // Comparison, conclusion, blind verification, hit.
        await StepAsync(kuala.Examiner, lead, "begin-comparison");
        await StepAsync(kuala.Examiner, lead, "conclude", "Identification");
        Assert.Equal(JsonValueKind.Null, (await kuala.Verifier.GetAsync($"leads/{lead}")).GetProperty("firstConclusion").ValueKind);
        Assert.DoesNotContain("Identification", (await kuala.Verifier.GetAsync("leads")).ToString(), StringComparison.Ordinal);
        await StepAsync(kuala.Verifier, lead, "begin-verification");
        JsonElement hit = await StepAsync(kuala.Verifier, lead, "verify", "Identification");
        Assert.Equal("Hit", hit.GetProperty("state").GetString());

        // Both owners are told, the third country of nothing.
        foreach (string kind in new[] { "ConsentAsked", "HitConfirmed" })
            await manila.Examiner.UntilToldAsync(kind);
        foreach (string kind in new[] { "ConsentGiven", "HitConfirmed" })
            await kuala.Examiner.UntilToldAsync(kind);
        Assert.DoesNotContain((await nairobi.Examiner.GetAsync("alerts")).EnumerateArray(), one => one.GetProperty("kind").GetString() is "HitConfirmed" or "LeadMade");

        // What was searched is disclosed, and checked without the service.
        await using (var package = new MemoryStream(await kuala.Examiner.GetBytesAsync($"api/v1/searches/{search}/disclosure")))
        {
            DisclosureVerification found = DisclosureVerifier.Verify(package, null, TestContext.Current.CancellationToken);
            Assert.Empty(found.Problems);
            Assert.Empty(found.Differing);
        }

        // The link graph and the firearm's way, in both countries and in neither's absence.
        foreach (MemberAgency party in new[] { kuala, manila })
        {
            JsonElement links = await party.Examiner.GetAsync("links");
            Assert.Equal((2, 1), (links.GetProperty("nodes").GetArrayLength(), links.GetProperty("hits").GetArrayLength()));
            Assert.Equal(
                ["Manufacture AT", "Event MY", "Recovery PH"],
                links.GetProperty("routes")[0].GetProperty("stops").EnumerateArray().Select(stop => $"{stop.GetProperty("kind").GetString()} {stop.GetProperty("country").GetString()}"));
        }
        Assert.Equal(0, (await nairobi.Examiner.GetAsync("links")).GetProperty("nodes").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await nairobi.Examiner.AskAsync($"hits/{lead}")).StatusCode);

        // The Philippines narrow their terms, and the same questions are answered anew.
        await manila.StateTermsAsync(1, "OwnAgency", "Full");
        JsonElement anew = await kuala.Examiner.GetAsync($"searches/{search}/candidates");
        Assert.DoesNotContain(anew.GetProperty("candidates").EnumerateArray(), one => one.GetProperty("agency").GetString() == manila.Name);
        Assert.Equal(list.GetProperty("eligible").GetInt32() - 1, anew.GetProperty("eligible").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await kuala.Examiner.AskAsync($"leads/{lead}")).StatusCode);
        Assert.Equal(0, (await kuala.Examiner.GetAsync("hits")).GetArrayLength());
        Assert.Equal(0, (await kuala.Examiner.GetAsync("links")).GetProperty("hits").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await kuala.Examiner.AskAsync($"exhibits/{testFire}")).StatusCode);
        Assert.Equal(1, (await manila.Examiner.GetAsync("hits")).GetArrayLength());
    }

    private static string Scan(string name) => Path.Combine(DemoService.Folder, "demo-cases", $"demo-cases-{name}.x3p");

    private static async Task<(string Exhibit, string Record)> CaseAsync(MemberAgency jurisdiction, string reference, string date, string locality, string scan)
    {
        string record = await jurisdiction.Examiner.CreateCaseRecordAsync(reference), country = reference.Split('-')[1];
        await jurisdiction.Examiner.PostAsync($"case-records/{record}/event", new { country, date, locality }, "PUT");
        string exhibit = await jurisdiction.Examiner.CreateExhibitAsync(record, $"Case of {reference}");
        await jurisdiction.Examiner.UploadAsync(exhibit, Scan(scan));
        return (exhibit, record);
    }

    private static JsonElement Of(JsonElement list, MemberAgency owner) =>
        list.GetProperty("candidates").EnumerateArray().Single(one => one.GetProperty("agency").GetString() == owner.Name);

    private static async Task<JsonElement> StepAsync(ServiceClient person, string lead, string step, string? conclusion = null)
    {
        int version = (await person.GetAsync($"leads/{lead}")).GetProperty("version").GetInt32();
        return await person.PostAsync($"leads/{lead}/{step}", conclusion is null ? new { version, why = "Compared by eye" } : new { version, conclusion, why = "Compared by eye" });
    }
}
