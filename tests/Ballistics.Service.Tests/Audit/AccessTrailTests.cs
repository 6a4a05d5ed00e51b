using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Tests.Casework;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Audit;

/// <summary>Who was let in, who was not, and who gave or took what lets somebody in.</summary>
public sealed class AccessTrailTests(TestService service) : IClassFixture<TestService>
{
    private const string Password = "a password of 24 letters";

    [Fact]
    public async Task Every_sign_in_that_succeeds_or_fails_and_every_lock_out_stands_in_the_trail_without_name_password_or_secret()
    {
        TestMember administrator = await service.MemberAsync("NL", Role.AgencyAdministrator);
        JsonElement entered = await administrator.PostAsync("persons", new { name = "Ada Somebody", signInName = "ada", roles = new[] { "Technician" } }, HttpStatusCode.Created);
        (string name, string secret, Guid person) = (entered.GetProperty("person").GetProperty("signInName").GetString()!, entered.GetProperty("oneTimeSecret").GetString()!, entered.GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.OK, await PostAsync("first-sign-in", new { secret, password = Password }));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("session", new { signInName = name, password = Password }));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("first-sign-in", new { secret, password = Password }));
        for (int i = 0; i < Limits.FailedSignIns; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("session", new { signInName = name, password = "wrong" }));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("session", new { signInName = name, password = Password }));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("session", new { signInName = "nobody", password = Password }));

        JsonElement[] told = await EntriesAsync(administrator.Agency.Id, person);
        Assert.Equal(
            ["AccessChanged Entered", "SignedIn OneTimeSecret", "SignedIn Password", .. Enumerable.Repeat("SignInRefused WrongPassword", Limits.FailedSignIns), "LockedOut", "SignInRefused Locked"],
            told.Select(Tell));
        Assert.All(told.Skip(1).Where(entry => Action(entry) != "LockedOut"), entry => Assert.Equal($"{person}", entry.GetProperty("person").GetString()));
        JsonElement[] nobody = [.. (await EntriesAsync(AuditLedger.Network, Guid.Empty)).Where(entry => Action(entry) == "SignInRefused")];
        Assert.Contains(nobody, entry => Tell(entry) == "SignInRefused Unknown");
        string trail = string.Concat(told.Concat(nobody));
        foreach (string hidden in new[] { "Ada", name, secret, Password, "wrong\"", "nobody", "127.0.0.1" })
            Assert.DoesNotContain(hidden, trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_roles_keys_certificates_providers_agencies_and_terms_are_told_to_the_agency_they_are_about()
    {
        TestMember administrator = await service.MemberAsync("NL", Role.AgencyAdministrator, Role.Technician), officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        Guid agency = administrator.Agency.Id;
        Guid person = (await administrator.PostAsync("persons", new { name = "A", signInName = "a", roles = new[] { "Technician" } }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await administrator.PostAsync($"persons/{person}", new { roles = new[] { "Verifier" } }, method: "PATCH");
        await administrator.PostAsync($"persons/{person}/one-time-secret", new { });
        Guid key = (await administrator.PostAsync("keys", new { name = "K", roles = new[] { "Technician" } }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Http.DeleteAsync($"/api/v1/keys/{key}", TestService.Cancellation)).StatusCode);
        await administrator.StateTermsAsync(null, "All");
        Guid record = await TestService.AddAsync(administrator.Http, "case-records", new { reference = "1" });
        Guid exhibit = await TestService.AddAsync(administrator.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "Bullet", sharing = "All" });
        Guid provider = (await officer.PostAsync("identity-providers", new { agencyId = agency, issuer = $"https://{Guid.NewGuid()}.example", audience = "b", roleClaim = "r", roleMap = new { x = "Examiner" } }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.NoContent, (await officer.Http.DeleteAsync($"/api/v1/identity-providers/{provider}", TestService.Cancellation)).StatusCode);
        Guid other = (await officer.PostAsync("agencies", new { name = $"{Guid.NewGuid()}", jurisdiction = "FJ" }, HttpStatusCode.Created)).GetProperty("id").GetGuid();
        await officer.PostAsync($"agencies/{other}/administrators", new { name = "B", signInName = "b" }, HttpStatusCode.Created);
        await officer.PostAsync("countries/FJ/national-central-bureau", new { agencyId = other }, method: "PUT");
        await officer.PostAsync("regional-bodies/TESTPOL", new { name = "Test", countries = new[] { "FJ" } }, method: "PUT");

        Assert.Equal(["AccessChanged Entered", "AccessChanged Changed", "AccessChanged OneTimeSecret"], (await EntriesAsync(agency, person)).Select(Tell));
        Assert.Equal(["AccessChanged Made", "AccessChanged TakenBack"], (await EntriesAsync(agency, key)).Select(Tell));
        Assert.Equal("PolicyChanged", Assert.Single(await EntriesAsync(agency, agency), entry => Action(entry) == "PolicyChanged").GetProperty("action").GetString());
        Assert.Single(await EntriesAsync(agency, exhibit), entry => Action(entry) == "PolicyChanged");
        JsonElement[] trusted = await EntriesAsync(agency, provider);
        Assert.Equal(["AccessChanged Trusted", "AccessChanged TrustedNoMore"], trusted.Select(Tell));
        // Which of another agency's people did it is not the agency's to know; that it was that agency is.
        Assert.All(trusted, entry => Assert.Equal((officer.Agency.Id, JsonValueKind.Null), (entry.GetProperty("agency").GetGuid(), entry.GetProperty("person").ValueKind)));
        Assert.Equal(["AccessChanged Entered", "AccessChanged NationalCentralBureau"], (await EntriesAsync(other, other)).Select(Tell));
        Assert.Contains(await EntriesAsync(AuditLedger.Network, Guid.Empty), entry => entry.GetProperty("subject").GetProperty("kind").GetString() == "regional-body" && entry.ToString().Contains("TESTPOL", StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> PostAsync(string path, object body)
    {
        using HttpResponseMessage answer = await service.Anonymous.PostAsJsonAsync($"/api/v1/{path}", body, TestService.Cancellation);
        return answer.StatusCode;
    }

    private async Task<JsonElement[]> EntriesAsync(Guid ledger, Guid subject)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        List<AuditEntry> entries = await db.AuditEntries.Where(e => e.LedgerId == ledger && e.SubjectId == subject).OrderBy(e => e.Sequence).ToListAsync(TestService.Cancellation);
        return [.. entries.Select(entry => JsonElement.Parse(entry.Text))];
    }

    private static string Action(JsonElement entry) => entry.GetProperty("action").GetString()!;

    private static string Tell(JsonElement entry)
    {
        JsonElement details = entry.GetProperty("details");
        string what = new[] { "change", "why", "by" }.Select(name => details.ValueKind == JsonValueKind.Object && details.TryGetProperty(name, out JsonElement one) ? one.GetString() : null).FirstOrDefault(one => one is not null) ?? "";
        return $"{Action(entry)} {what}".TrimEnd();
    }
}
