using System.Net;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Casework;

public sealed class LeadTests(TestService service) : IClassFixture<TestService>
{
    private static readonly string[] s_conclusions = ["Identification", "InconclusiveA", "InconclusiveB", "InconclusiveC", "Elimination", "Unsuitable"];

    [Fact]
    public async Task From_a_candidate_over_consent_and_blind_verification_to_a_hit()
    {
        TestMember owner = await service.CaseworkerAsync("KE"), examiner = await service.CaseworkerAsync("NL"), verifier = await service.ColleagueAsync(examiner);
        await owner.StateTermsAsync(null, "All", "Full", consentNeeded: true);
        Guid found = await owner.AddExhibitAsync(TestScans.BreechFace(201, 1)), probe = await examiner.AddExhibitAsync(TestScans.BreechFace(201));
        Guid search = await examiner.SearchAsync(probe);
        JsonElement candidate = (await examiner.CandidatesAsync(search)).Single(one => one.GetProperty("agency").GetString() == owner.Agency.Name);
        Assert.Equal("Contact", candidate.GetProperty("released").GetString());
        Assert.All(new[] { "exhibitId", "label", "caseReference", "pose", "pictures", "candidateMarkId" }, name => Assert.Equal(JsonValueKind.Null, candidate.GetProperty(name).ValueKind));
        await examiner.GetAsync($"exhibits/{found}", HttpStatusCode.NotFound);
        Assert.Equal(1, (await examiner.GetAsync("backlog")).GetProperty("unreviewedSearches").GetProperty("count").GetInt32());

        JsonElement lead = await examiner.PostAsync("leads", new { searchId = search, candidateId = candidate.GetProperty("id").GetGuid(), why = "Alike" }, HttpStatusCode.Created);
        Guid id = lead.GetProperty("id").GetGuid();
        Assert.Equal("AskForDetail", (await examiner.StepAsync(id, "begin-comparison", expected: HttpStatusCode.Conflict)).GetProperty("allowed")[0].GetString());
        JsonElement request = await examiner.PostAsync("detail-requests", new { leadId = id, wanted = "Full", why = "To compare" }, HttpStatusCode.Created);
        JsonElement asked = Assert.Single((await owner.GetAsync("detail-requests?state=Asked")).EnumerateArray());
        Assert.Equal((examiner.Agency.Name, found), (asked.GetProperty("askedBy").GetString(), asked.GetProperty("exhibit").GetProperty("exhibitId").GetGuid()));
        Assert.Equal(1, (await owner.GetAsync("backlog")).GetProperty("detailToAnswer").GetProperty("count").GetInt32());
        await owner.PostAsync($"detail-requests/{request.GetProperty("id").GetGuid()}/grant", new { version = 1, granted = "Full", why = "Granted" });
        candidate = (await examiner.CandidatesAsync(search)).Single(one => one.GetProperty("agency").GetString() == owner.Agency.Name);
        Assert.Equal(found, candidate.GetProperty("exhibitId").GetGuid());
        Assert.NotEmpty(await examiner.Http.GetByteArrayAsync(candidate.GetProperty("pictures").GetProperty("overlay").GetString(), TestService.Cancellation));

        await examiner.StepAsync(id, "begin-comparison");
        await examiner.StepAsync(id, "conclude", "Identification");
        Assert.Empty((await examiner.StepAsync(id, "begin-verification", expected: HttpStatusCode.Conflict)).GetProperty("allowed").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, (await verifier.GetAsync($"leads/{id}")).GetProperty("firstConclusion").ValueKind);
        Assert.Equal("Identification", (await examiner.GetAsync($"leads/{id}")).GetProperty("firstConclusion").GetString());
        await verifier.StepAsync(id, "begin-verification");
        JsonElement hit = await verifier.StepAsync(id, "verify", "Identification");

        Assert.Equal(("Hit", "Identification", "Identification"), (hit.GetProperty("state").GetString(), hit.GetProperty("firstConclusion").GetString(), hit.GetProperty("secondConclusion").GetString()));
        Assert.Equal(id, Assert.Single((await owner.GetAsync("hits")).EnumerateArray()).GetProperty("leadId").GetGuid());
        Assert.Equal(2, (await examiner.GetAsync("links")).GetProperty("nodes").GetArrayLength());

        await owner.StateTermsAsync(null, "OwnAgency");
        Assert.Empty((await examiner.GetAsync("hits")).EnumerateArray());
        Assert.Empty((await examiner.GetAsync("links")).GetProperty("nodes").EnumerateArray());
        Assert.DoesNotContain(await examiner.CandidatesAsync(search), one => one.GetProperty("agency").GetString() == owner.Agency.Name);
        await examiner.GetAsync($"leads/{id}", HttpStatusCode.NotFound);
        await examiner.GetAsync($"exhibits/{found}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_anybody_but_the_examiner_is_told_does_not_depend_on_the_first_conclusion()
    {
        TestMember examiner = await service.CaseworkerAsync("CO"), verifier = await service.ColleagueAsync(examiner), owner = await service.CaseworkerAsync("BR");
        Guid found = await owner.AddExhibitAsync(TestScans.BreechFace(211, 1)), probe = await examiner.AddExhibitAsync(TestScans.BreechFace(211));
        Guid search = await examiner.SearchAsync(probe);
        JsonElement candidate = (await examiner.CandidatesAsync(search)).Single(one => one.GetProperty("agency").GetString() == owner.Agency.Name);
        Guid id = (await examiner.PostAsync("leads", new { searchId = search, candidateId = candidate.GetProperty("id").GetGuid(), why = "Alike" }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await examiner.StepAsync(id, "begin-comparison");
        await examiner.StepAsync(id, "conclude", "Identification");
        TestMember[] others = [verifier, owner, await service.ColleagueAsync(examiner, Role.AgencyAdministrator, Role.Auditor)];
        string[] routes = [$"leads/{id}", "leads", "leads?state=AwaitingVerification", "leads?state=Hit", "hits", $"hits/{id}", "links", $"searches/{search}", $"exhibits/{found}", "detail-requests"];
        string? told = null;
        foreach (string conclusion in s_conclusions)
        {
            // The same lead with another first conclusion, all else the same.
            await using (Search.Storage.EvidenceDb db = service.Get<Search.Storage.EvidenceStore>().OpenDb())
                await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
                    db.Set<Search.Casework.LeadEvent>().Where(e => e.LeadId == id && e.Conclusion != null),
                    set => set.SetProperty(e => e.Conclusion, Enum.Parse<Search.Casework.Conclusion>(conclusion)).SetProperty(e => e.Why, $"Because {conclusion}"), TestService.Cancellation);
            string now = await TellAsync(others, routes, id);
            Assert.Equal(told ?? now, now);
            told = now;
            Assert.Contains(conclusion, (await examiner.GetAsync($"leads/{id}")).ToString(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain(s_conclusions, conclusion => told!.Contains(conclusion, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_step_out_of_order_names_what_is_allowed_and_a_stale_one_is_refused()
    {
        TestMember examiner = await service.CaseworkerAsync("PE");
        Guid probe = await examiner.AddExhibitAsync(TestScans.BreechFace(221)), other = await examiner.AddExhibitAsync(TestScans.BreechFace(221, 1));
        Guid search = await examiner.SearchAsync(probe);
        JsonElement candidate = (await examiner.CandidatesAsync(search)).Single(one => one.GetProperty("exhibitId").ValueKind != JsonValueKind.Null && one.GetProperty("exhibitId").GetGuid() == other);
        Guid id = (await examiner.PostAsync("leads", new { searchId = search, candidateId = candidate.GetProperty("id").GetGuid(), why = "Alike" }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        JsonElement again = await examiner.PostAsync("leads", new { searchId = search, candidateId = candidate.GetProperty("id").GetGuid(), why = "Alike" });
        Assert.Equal(id, again.GetProperty("id").GetGuid());

        JsonElement early = await examiner.StepAsync(id, "conclude", "Elimination", HttpStatusCode.Conflict);
        Assert.Equal("/problems/not-allowed-now", early.GetProperty("type").GetString());
        Assert.Equal(["Dismiss", "BeginComparison"], early.GetProperty("allowed").EnumerateArray().Select(action => action.GetString()!));
        await examiner.StepAsync(id, "begin-comparison");
        await examiner.PostAsync($"leads/{id}/put-back", new { version = 1, why = "Stale" }, HttpStatusCode.Conflict);
        await examiner.PostAsync($"leads/{id}/conclude", new { version = 2, conclusion = "Match", why = "No such word" }, HttpStatusCode.BadRequest);
        await examiner.PostAsync("leads", new { searchId = search, candidateId = Guid.NewGuid(), why = "Unknown" }, HttpStatusCode.NotFound);
        TestMember stranger = await service.CaseworkerAsync("CL");
        await stranger.GetAsync($"leads/{id}", HttpStatusCode.NotFound);
        await stranger.PostAsync($"leads/{id}/conclude", new { version = 2, conclusion = "Elimination", why = "Not mine" }, HttpStatusCode.NotFound);
    }

    private static async Task<string> TellAsync(IEnumerable<TestMember> others, IEnumerable<string> routes, Guid lead)
    {
        var told = new List<string>();
        foreach (TestMember member in others)
        {
            foreach (string route in routes)
            {
                using HttpResponseMessage answer = await member.Http.GetAsync($"/api/v1/{route}", TestService.Cancellation);
                told.Add($"{route} {answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestService.Cancellation)}");
            }
            foreach (string step in new[] { "dismiss", "conclude", "put-back", "verify" })
            {
                using HttpResponseMessage answer = await member.Http.PostAsync($"/api/v1/leads/{lead}/{step}", System.Net.Http.Json.JsonContent.Create(new { version = 3, why = "Try" }), TestService.Cancellation);
                told.Add($"{step} {answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestService.Cancellation)}");
            }
        }
        // A trace id is drawn anew with every problem.
        return string.Join('\n', told.Select(text => System.Text.RegularExpressions.Regex.Replace(text, "\"traceId\":\"[^\"]*\"", "")));
    }
}
