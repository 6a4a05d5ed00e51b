using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ballistics.Search.Members;
using Microsoft.IdentityModel.Tokens;

namespace Ballistics.Service.Tests.Identity;

public sealed class TokenTests(TestService service) : IClassFixture<TestService>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_of_an_agencys_own_provider_signs_a_person_in_for_that_agency_in_the_roles_of_its_groups(bool givesKeys)
    {
        await using Issuer issuer = await Issuer.StartAsync();
        Guid agency = await TrustAsync(issuer, givesKeys ? issuer.KeySet : null);

        JsonElement first = await SessionAsync(issuer.Token("anna", ["examiners", "canteen"]));
        JsonElement second = await SessionAsync(issuer.Token("anna", ["auditors"]));
        JsonElement other = await SessionAsync(issuer.Token("ben", ["examiners", "verifiers"]));

        Assert.Equal((agency, "Name of anna"), (first.GetProperty("agencyId").GetGuid(), first.GetProperty("name").GetString()));
        Assert.Equal(["Examiner"], Roles(first));
        Assert.Equal(["Auditor"], Roles(second));
        Assert.Equal(["Examiner", "Verifier"], Roles(other));
        Assert.Equal(first.GetProperty("personId").GetGuid(), second.GetProperty("personId").GetGuid());
        Assert.NotEqual(first.GetProperty("personId").GetGuid(), other.GetProperty("personId").GetGuid());
        Assert.Equal(givesKeys ? 0 : 1, issuer.Asked);
    }

    [Fact]
    public async Task A_token_that_is_wrong_in_any_way_signs_nobody_in()
    {
        await using Issuer issuer = await Issuer.StartAsync();
        await using Issuer stranger = await Issuer.StartAsync();
        await TrustAsync(issuer, null);
        string[] groups = ["examiners"];
        using var forged = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string good = issuer.Token("anna", groups);
        string[] parts = good.Split('.');
        string none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        // A public key used as the secret of a symmetric signature: the classic confusion.
        var confused = new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(issuer.KeySet)), SecurityAlgorithms.HmacSha256);
        string[] wrong =
        [
            issuer.Token("anna", groups, audience: "another service"),
            issuer.Token("anna", groups, expires: DateTime.UtcNow.AddMinutes(-5)),
            issuer.Token("anna", groups, signing: new SigningCredentials(new ECDsaSecurityKey(forged) { KeyId = "1" }, SecurityAlgorithms.EcdsaSha256)),
            issuer.Token("anna", groups, signing: confused),
            stranger.Token("anna", groups),
            stranger.Token("anna", groups, issuer: issuer.Address),
            $"{none}.{parts[1]}.",
            $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("anna", "ben"))}.{parts[2]}",
            $"{parts[0]}.{parts[1]}",
            "nonsense",
            new string('x', Limits.TokenBytes + 1),
            issuer.Token("", groups),
        ];

        foreach (string token in wrong)
        {
            using HttpResponseMessage answer = await AskAsync("/api/v1/session", token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized || (token.Length > Limits.TokenBytes && answer.StatusCode == HttpStatusCode.RequestHeaderFieldsTooLarge), $"{token}: {answer.StatusCode}");
        }
        Assert.Equal(["Examiner"], Roles(await SessionAsync(good)));
    }

    [Fact]
    public async Task A_new_key_of_a_provider_is_believed_at_once_and_unknown_ones_make_it_be_asked_no_more_than_once_a_minute()
    {
        await using Issuer issuer = await Issuer.StartAsync();
        await TrustAsync(service, issuer, null);
        string old = issuer.Token("anna", ["examiners"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, old));

        issuer.Publish();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, issuer.Token("anna", ["examiners"])));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, old));
        Assert.Equal(2, issuer.Asked);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        for (int i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(service, issuer.Token("anna", ["examiners"], signing: new(new ECDsaSecurityKey(stranger) { KeyId = $"made up {i}" }, SecurityAlgorithms.EcdsaSha256))));
        Assert.Equal(2, issuer.Asked);
    }

    [Fact]
    public async Task A_key_that_its_provider_has_taken_back_is_believed_no_longer_than_keys_are_kept()
    {
        using var service = new TestService(("Ballistics:ProviderKeysSeconds", "1"));
        await using Issuer issuer = await Issuer.StartAsync();
        await TrustAsync(service, issuer, null);
        issuer.Publish();
        string fresh = issuer.Token("anna", ["examiners"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, fresh));

        var stolen = new SigningCredentials(issuer.TakeBack(), SecurityAlgorithms.EcdsaSha256);
        while (await StatusAsync(service, issuer.Token("anna", ["examiners"], signing: stolen)) == HttpStatusCode.OK)
            await Task.Delay(100, TestService.Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(service, issuer.Token("anna", ["examiners"], signing: stolen)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, fresh));
    }

    [Fact]
    public async Task Groups_that_stand_for_no_role_open_nothing_and_a_provider_that_is_removed_signs_in_nobody()
    {
        await using Issuer issuer = await Issuer.StartAsync();
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        Guid agency = (await service.MemberAsync("KE", Role.Examiner)).Agency.Id;
        Guid provider = await TestService.AddAsync(officer.Http, "identity-providers", Provider(issuer, agency, null));

        using HttpResponseMessage nothing = await AskAsync("/api/v1/exhibits", issuer.Token("anna", ["canteen"]));
        await Problem.AssertAsync(nothing, HttpStatusCode.Forbidden, "not-allowed");
        using HttpResponseMessage removed = await officer.Http.DeleteAsync($"/api/v1/identity-providers/{provider}", TestService.Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using HttpResponseMessage nobody = await AskAsync("/api/v1/exhibits", issuer.Token("anna", ["examiners"]));
        await Problem.AssertAsync(nobody, HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_provider_makes_no_network_officer_and_its_keys_are_public_ones()
    {
        await using Issuer issuer = await Issuer.StartAsync();
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        using HttpResponseMessage officers = await officer.Http.PostAsJsonAsync("/api/v1/identity-providers",
            new { agencyId = officer.Agency.Id, issuer = issuer.Address, audience = "b", roleClaim = "groups", roleMap = new Dictionary<string, string> { ["all"] = "NetworkOfficer" } }, TestService.Cancellation);
        await Problem.AssertAsync(officers, HttpStatusCode.BadRequest, "invalid-request");
        using HttpResponseMessage secret = await officer.Http.PostAsJsonAsync("/api/v1/identity-providers",
            Provider(issuer, officer.Agency.Id, """{"keys":[{"kty":"oct","k":"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"}]}"""), TestService.Cancellation);
        await Problem.AssertAsync(secret, HttpStatusCode.BadRequest, "invalid-request");
    }

    private Task<Guid> TrustAsync(Issuer issuer, string? keySet) => TrustAsync(service, issuer, keySet);

    private static async Task<Guid> TrustAsync(TestService service, Issuer issuer, string? keySet)
    {
        TestMember officer = await service.MemberAsync("CH", Role.NetworkOfficer);
        Guid agency = (await service.MemberAsync("KE", Role.Examiner)).Agency.Id;
        await TestService.AddAsync(officer.Http, "identity-providers", Provider(issuer, agency, keySet));
        return agency;
    }

    private static object Provider(Issuer issuer, Guid agencyId, string? keySet) => new
    {
        agencyId,
        issuer = issuer.Address,
        audience = "ballistics",
        roleClaim = "groups",
        roleMap = new Dictionary<string, string> { ["examiners"] = "Examiner", ["verifiers"] = "Verifier", ["auditors"] = "Auditor" },
        keySet,
    };

    private async Task<JsonElement> SessionAsync(string token)
    {
        using HttpResponseMessage answer = await AskAsync("/api/v1/session", token);
        string text = await answer.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonElement.Parse(text);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestService service, string token)
    {
        using HttpResponseMessage answer = await AskAsync(service, "/api/v1/session", token);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> AskAsync(string path, string token) => AskAsync(service, path, token);

    private static async Task<HttpResponseMessage> AskAsync(TestService service, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", token) } };
        return await service.Anonymous.SendAsync(request, TestService.Cancellation);
    }

    private static string[] Roles(JsonElement session) => [.. session.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!)];
}
