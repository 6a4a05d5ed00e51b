using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ballistics.Service.Tests.Identity;

public sealed class MutualTlsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-tls-").FullName;
    private readonly X509Certificate2 _authority = CertificateAuthority.Create("Test authority", 1);
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        using X509Certificate2 server = CertificateAuthority.IssueForServer(_authority, "localhost", 30);
        await File.WriteAllTextAsync(Path.Combine(_folder, "authority.pem"), _authority.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.pem"), server.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(_folder, "server.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _app = ServiceApplication.Build(
        [
            "--urls", "https://127.0.0.1:0", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=None",
            $"--Ballistics:DataFolder={Path.Combine(_folder, "data")}", "--Ballistics:AnnounceFirstSignIn=false", $"--Ballistics:MemberAuthority={Path.Combine(_folder, "authority.pem")}",
            $"--Kestrel:Certificates:Default:Path={Path.Combine(_folder, "server.pem")}", $"--Kestrel:Certificates:Default:KeyPath={Path.Combine(_folder, "server.key")}",
        ]);
        await _app.StartAsync(TestService.Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_machine_with_a_certificate_of_the_network_that_its_agency_entered_is_known_by_it_until_it_is_taken_back()
    {
        (Agency agency, HttpClient administrator) = await AdministratorAsync();
        using X509Certificate2 machine = CertificateAuthority.IssueForMember(_authority, "gateway", 30);
        using HttpClient http = Client(machine);

        using HttpResponseMessage unknown = await http.GetAsync("/api/v1/session", TestService.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);
        using HttpResponseMessage entered = await administrator.PostAsJsonAsync(
            "/api/v1/certificates", new { name = "Gateway", pem = machine.ExportCertificatePem(), roles = new[] { "Technician" } }, TestService.Cancellation);
        string text = await entered.Content.ReadAsStringAsync(TestService.Cancellation);
        Assert.True(entered.StatusCode == HttpStatusCode.Created, text);

        JsonElement session = await http.GetFromJsonAsync<JsonElement>("/api/v1/session", TestService.Cancellation);
        Assert.Equal((agency.Id, "Gateway"), (session.GetProperty("agencyId").GetGuid(), session.GetProperty("name").GetString()));
        Assert.Equal("Technician", Assert.Single(session.GetProperty("roles").EnumerateArray()).GetString());
        using HttpResponseMessage record = await http.PostAsJsonAsync("/api/v1/case-records", new { reference = "1" }, TestService.Cancellation);
        Assert.Equal(HttpStatusCode.Created, record.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", record.Headers.GetValues("Strict-Transport-Security").Single());

        using HttpResponseMessage revoked = await administrator.DeleteAsync($"/api/v1/certificates/{JsonElement.Parse(text).GetProperty("id").GetGuid()}", TestService.Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using HttpResponseMessage after = await http.GetAsync("/api/v1/session", TestService.Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_certificate_of_another_authority_or_for_a_server_makes_no_connection_and_cannot_be_entered()
    {
        (_, HttpClient administrator) = await AdministratorAsync();
        using X509Certificate2 other = CertificateAuthority.Create("Test authority", 1);
        using X509Certificate2 foreign = CertificateAuthority.IssueForMember(other, "gateway", 30);
        using X509Certificate2 server = CertificateAuthority.IssueForServer(_authority, "localhost", 30);
        foreach (X509Certificate2 wrong in new[] { foreign, server })
        {
            using HttpClient http = Client(wrong);
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/health/live", TestService.Cancellation));
            using HttpResponseMessage refused = await administrator.PostAsJsonAsync(
                "/api/v1/certificates", new { name = "Gateway", pem = wrong.ExportCertificatePem(), roles = new[] { "Technician" } }, TestService.Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
    }

    private async Task<(Agency Agency, HttpClient Http)> AdministratorAsync()
    {
        await using EvidenceDb db = _app.Services.GetRequiredService<EvidenceStore>().OpenDb();
        Agency agency = db.Agencies.Add(new Agency { Name = Guid.NewGuid().ToString(), JurisdictionCode = "NL" }).Entity;
        (_, string key) = MemberRegister.AddKey(db, agency, "Test", [Role.AgencyAdministrator]);
        await db.SaveChangesAsync(TestService.Cancellation);
        HttpClient http = Client(null);
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return (agency, http);
    }

    // Trusts the network's authority and nothing else, under the name the certificate was issued for.
    private HttpClient Client(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { _authority }, RevocationMode = X509RevocationMode.NoCheck },
            },
        };
        if (certificate is not null)
            handler.SslOptions.ClientCertificates = [certificate];
        return new HttpClient(handler) { BaseAddress = new Uri(_app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)) };
    }
}
