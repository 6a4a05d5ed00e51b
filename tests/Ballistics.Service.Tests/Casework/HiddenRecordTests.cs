using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballistics.Search.Ranking;
using Ballistics.Tests;
using CsCheck;

namespace Ballistics.Service.Tests.Casework;

public sealed partial class HiddenRecordTests
{
    // Terms that keep a Kenyan exhibit out of reach of a Dutch agency that states no purpose.
    private static readonly Gen<object> s_hiding =
        from released in Gen.OneOf(Gen.Const("HitOnly"), Gen.Const("Contact"), Gen.Const("Summary"), Gen.Const("Full"))
        from consentNeeded in Gen.Bool
        from terms in Gen.OneOf(
            Gen.Const<(string Sharing, string[]? Countries, string? Body, string[]? Purposes)>(("OwnAgency", null, null, null)),
            Gen.Const<(string Sharing, string[]? Countries, string? Body, string[]? Purposes)>(("OwnJurisdiction", null, null, null)),
            Gen.Const<(string Sharing, string[]? Countries, string? Body, string[]? Purposes)>(("NamedCountries", ["BR", "CO"], null, null)),
            Gen.Const<(string Sharing, string[]? Countries, string? Body, string[]? Purposes)>(("RegionalBody", null, "AFRIPOL", null)),
            Gen.Const<(string Sharing, string[]? Countries, string? Body, string[]? Purposes)>(("All", null, null, ["trafficking"])))
        select (object)new { sharing = terms.Sharing, countries = terms.Countries, regionalBody = terms.Body, purposes = terms.Purposes, released, consentNeeded };

    // Terms that show another of the owner's exhibits in some way.
    private static readonly Gen<object> s_showing =
        from released in Gen.OneOf(Gen.Const("HitOnly"), Gen.Const("Contact"), Gen.Const("Summary"), Gen.Const("Full"))
        from consentNeeded in Gen.Bool
        from named in Gen.Bool
        select (object)new { sharing = named ? "NamedCountries" : "All", countries = named ? new[] { "NL" } : null, released, consentNeeded };

    [Fact]
    public async Task Every_answer_is_the_same_whether_a_record_out_of_reach_exists_or_not_and_after_it_was_withdrawn()
    {
        using var service = new TestService();
        TestMember owner = await service.CaseworkerAsync("KE"), requester = await service.CaseworkerAsync("NL");
        Guid probe = await requester.AddExhibitAsync(TestScans.BreechFace(301)), shown = await owner.AddExhibitAsync(TestScans.BreechFace(302)), other = await owner.AddExhibitAsync(TestScans.BreechFace(303));
        int shot = 0;
        foreach ((object hiding, object first, object second) in Gen.Select(s_hiding, s_showing, s_showing).Array[3].Single())
        {
            await StateAsync(owner, shown, first);
            await StateAsync(owner, other, second);
            Guid before = await SearchAsync(requester, probe);
            string without = await TellAsync(requester, before, Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

            Guid hidden = await EnterHiddenAsync(owner, hiding, TestScans.BreechFace(301, ++shot));
            JsonElement mark = (await owner.GetAsync($"exhibits/{hidden}")).GetProperty("marks")[0];
            (Guid markId, Guid record) = (mark.GetProperty("id").GetGuid(), (await owner.GetAsync($"exhibits/{hidden}")).GetProperty("caseRecordId").GetGuid());
            Assert.Equal(without, await TellAsync(requester, before, hidden, markId, record));
            Assert.Equal(without, await TellAsync(requester, await SearchAsync(requester, probe), hidden, markId, record));

            // Found while it was within reach, then withdrawn: the list that was made meanwhile tells nothing of it either.
            await StateAsync(owner, hidden, new { sharing = "All", released = "Full" });
            Guid meanwhile = await SearchAsync(requester, probe);
            Assert.Contains($"{hidden}", (await requester.GetAsync($"searches/{meanwhile}/candidates")).ToString(), StringComparison.Ordinal);
            await StateAsync(owner, hidden, hiding);
            Assert.Equal(without, await TellAsync(requester, meanwhile, hidden, markId, record));
        }
    }

    private static async Task<Guid> EnterHiddenAsync(TestMember owner, object hiding, byte[] scan)
    {
        string label = $"{Guid.NewGuid()}";
        Guid record = await TestService.AddAsync(owner.Http, "case-records", new { reference = label });
        Guid hidden = await owner.AddExhibitAsync(scan, new { caseRecordId = record, label, specimen = "CartridgeCase", sharing = "OwnAgency" });
        await StateAsync(owner, hidden, hiding);
        return hidden;
    }

    private static async Task StateAsync(TestMember owner, Guid exhibit, object terms)
    {
        JsonElement stated = JsonSerializer.SerializeToElement(terms);
        int version = (await owner.GetAsync($"exhibits/{exhibit}/sharing-terms")).GetProperty("version").GetInt32();
        Dictionary<string, object?> body = stated.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value);
        (body["version"], body["why"]) = (version, "For the test");
        await owner.PostAsync($"exhibits/{exhibit}/sharing-terms", body, method: "PUT");
    }

    private static async Task<Guid> SearchAsync(TestMember requester, Guid probe)
    {
        Guid search = await requester.SearchAsync(probe);
        await requester.PostAsync($"searches/{search}/review", new { remark = "Seen" });
        return search;
    }

    // Everything the requester can ask about, with what is drawn anew for each search and each moment made equal.
    private static async Task<string> TellAsync(TestMember requester, Guid search, Guid hidden, Guid mark, Guid record)
    {
        Guid handle = CandidateHandle.Of(search, hidden);
        var told = new List<string>();
        foreach (string route in new[]
        {
            $"searches/{search}", $"searches/{search}/candidates", $"searches/{search}/candidates/{handle}/pictures/overlay", $"searches/estimate?exhibitId={hidden}",
            $"exhibits/{hidden}", $"exhibits/{hidden}/sharing-terms", $"marks/{mark}", $"marks/{mark}/original", $"marks/{mark}/picture", $"case-records/{record}",
            "exhibits", "case-records", "leads", "hits", "links", "detail-requests", "backlog", "firearms",
        })
            told.Add(await ReadAsync(route, await requester.Http.GetAsync($"/api/v1/{route}", TestService.Cancellation)));
        foreach ((string route, object body) in new (string, object)[]
        {
            ("leads", new { searchId = search, candidateId = handle, why = "Try" }), ("detail-requests", new { searchId = search, candidateId = handle, wanted = "Full", why = "Try" }),
            ("searches", new { exhibitId = hidden }), ($"searches/{search}/replay", new { }),
        })
            told.Add(await ReadAsync(route, await requester.Http.PostAsync($"/api/v1/{route}", JsonContent.Create(body), TestService.Cancellation)));
        string all = string.Join('\n', told).Replace($"{handle}", "HANDLE", StringComparison.Ordinal).Replace($"{hidden}", "HIDDEN", StringComparison.Ordinal)
            .Replace($"{mark}", "MARK", StringComparison.Ordinal).Replace($"{record}", "RECORD", StringComparison.Ordinal);
        foreach (JsonElement candidate in await requester.CandidatesAsync(search))
            all = all.Replace($"{candidate.GetProperty("id").GetGuid()}", $"CANDIDATE {candidate.GetProperty("rank").GetInt32()}", StringComparison.Ordinal);
        return DrawnAnew().Replace(all.Replace($"{search}", "SEARCH", StringComparison.Ordinal), "");
    }

    private static async Task<string> ReadAsync(string route, HttpResponseMessage answer)
    {
        using (answer)
            return $"{route} {(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync(TestService.Cancellation)}";
    }

    // Trace ids, instants, durations, and the digests, which are taken over the ids of the search's candidates.
    [GeneratedRegex("""(?:"traceId":"[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)|"(?:milliseconds|oldestDays)":[\d.eE+-]+|"times":\{[^}]*\}|"(?:digest|replayedDigest)":"[0-9a-f]{64}")""")]
    private static partial Regex DrawnAnew();
}
