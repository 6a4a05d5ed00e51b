using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Casework;

/// <summary>What a member does in casework, by the routes of the API.</summary>
internal static class CaseworkMember
{
    private static readonly Role[] s_all = [Role.Technician, Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator];

    /// <summary>A person with every role that casework knows, of a new agency.</summary>
    public static Task<TestMember> CaseworkerAsync(this TestService service, string jurisdiction) => service.MemberAsync(jurisdiction, s_all);

    /// <summary>Another person of the same agency.</summary>
    public static Task<TestMember> ColleagueAsync(this TestService service, TestMember member, params Role[] roles) =>
        service.MemberAsync(member.Agency, member.Agency.JurisdictionCode, false, roles.Length > 0 ? roles : s_all);

    /// <summary>An exhibit with one scan.</summary>
    public static async Task<Guid> AddExhibitAsync(this TestMember member, byte[] scan, object? extra = null)
    {
        string label = $"{Guid.NewGuid()}";
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = label });
        Guid exhibit = await TestService.AddAsync(member.Http, "exhibits", extra ?? new { caseRecordId = record, label, specimen = "CartridgeCase" });
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(scan), "scan", "scan.x3p" } };
        using HttpResponseMessage answer = await member.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestService.Cancellation));
        return exhibit;
    }

    /// <summary>Searches with an exhibit, and gives the search once it has ended.</summary>
    public static async Task<Guid> SearchAsync(this TestMember member, Guid exhibit)
    {
        Guid id = await TestService.AddAsync(member.Http, "searches", new { exhibitId = exhibit });
        while ((await member.GetAsync($"searches/{id}")).GetProperty("state").GetString() is "Queued" or "Running")
            await Task.Delay(20, TestService.Cancellation);
        return id;
    }

    /// <summary>The candidates of a search.</summary>
    public static async Task<JsonElement[]> CandidatesAsync(this TestMember member, Guid search) =>
        [.. (await member.GetAsync($"searches/{search}/candidates")).GetProperty("candidates").EnumerateArray()];

    public static async Task<JsonElement> GetAsync(this TestMember member, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage answer = await member.Http.GetAsync($"/api/v1/{path}", TestService.Cancellation);
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    public static async Task<JsonElement> PostAsync(this TestMember member, string path, object body, HttpStatusCode expected = HttpStatusCode.OK, string method = "POST")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        using HttpResponseMessage answer = await member.Http.SendAsync(request, TestService.Cancellation);
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Takes a step on a lead as it stands.</summary>
    public static async Task<JsonElement> StepAsync(this TestMember member, Guid lead, string step, string? conclusion = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        int version = (await member.GetAsync($"leads/{lead}")).GetProperty("version").GetInt32();
        return await member.PostAsync($"leads/{lead}/{step}", conclusion is null ? new { version, why = "Seen so" } : new { version, conclusion, why = "Seen so" }, expected);
    }

    /// <summary>States terms of one exhibit, or the agency's default.</summary>
    public static async Task StateTermsAsync(this TestMember member, Guid? exhibit, string sharing, string released = "Full", bool consentNeeded = false, string[]? countries = null)
    {
        string path = exhibit is null ? $"agencies/{member.Agency.Id}/sharing-terms" : $"exhibits/{exhibit}/sharing-terms";
        int version = (await member.GetAsync(path)).GetProperty("version").GetInt32();
        await member.PostAsync(path, new { version, sharing, released, consentNeeded, countries, why = "For the test" }, method: "PUT");
    }

    /// <summary>Comes from a candidate of an agency to a hit, by the person who searched and a colleague who verifies.</summary>
    public static async Task<Guid> HitAsync(this TestService service, TestMember member, Guid search, TestMember owner)
    {
        Guid candidate = (await member.CandidatesAsync(search)).First(one => one.GetProperty("agency").GetString() == owner.Agency.Name).GetProperty("id").GetGuid();
        Guid lead = await TestService.AddAsync(member.Http, "leads", new { searchId = search, candidateId = candidate, why = "Alike" });
        await member.StepAsync(lead, "begin-comparison");
        await member.StepAsync(lead, "conclude", "Identification");
        TestMember verifier = await service.ColleagueAsync(member, Role.Verifier);
        await verifier.StepAsync(lead, "begin-verification");
        await verifier.StepAsync(lead, "verify", "Identification");
        return lead;
    }

    /// <summary>Waits until every standing search that is due has run.</summary>
    public static async Task StandAsync(this TestService service)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        while (await db.Marks.AnyAsync(mark => mark.IsStandingDue, TestService.Cancellation))
            await Task.Delay(50, TestService.Cancellation);
    }
}
