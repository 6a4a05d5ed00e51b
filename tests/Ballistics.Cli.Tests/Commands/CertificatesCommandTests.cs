using System.Security.Cryptography.X509Certificates;
using Ballistics.Search.Members;

namespace Ballistics.Cli.Tests.Commands;

public sealed class CertificatesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-certificates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_authority_is_made_and_issues_a_machines_certificate_that_it_vouches_for()
    {
        Assert.Equal(CommandLine.Done, (await RunAsync("authority", "--out", _folder)).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("issue", "gateway", "--authority", _folder, "--out", _folder, "--days", "30")).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("issue", "ballistics.example", "--server", "--authority", _folder, "--out", _folder)).Code);

        using X509Certificate2 authority = X509Certificate2.CreateFromPem(await ReadAsync("authority.pem"));
        using X509Certificate2 machine = X509Certificate2.CreateFromPemFile(Path.Combine(_folder, "gateway.pem"), Path.Combine(_folder, "gateway.key"));
        using X509Certificate2 server = X509Certificate2.CreateFromPem(await ReadAsync("ballistics.example.pem"));
        Assert.True(CertificateAuthority.IsIssuedBy(machine, authority));
        Assert.Equal("CN=gateway", machine.Subject);
        Assert.InRange(machine.NotAfter.ToUniversalTime(), DateTime.UtcNow.AddDays(29), DateTime.UtcNow.AddDays(31));
        Assert.False(CertificateAuthority.IsIssuedBy(server, authority));
        Assert.True(server.MatchesHostname("ballistics.example"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "gateway.key")));
    }

    [Fact]
    public async Task Nothing_is_written_over_and_nothing_issued_without_an_authority_or_under_a_name_that_is_a_path()
    {
        (int code, string error) = await RunAsync("issue", "gateway", "--authority", _folder, "--out", _folder);
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("authority.pem", error);
        await RunAsync("authority", "--out", _folder);
        string before = await ReadAsync("authority.key");

        Assert.Equal(CommandLine.Failed, (await RunAsync("authority", "--out", _folder)).Code);
        Assert.Equal(CommandLine.Failed, (await RunAsync("issue", "../gateway", "--authority", _folder, "--out", _folder)).Code);
        Assert.Equal(CommandLine.Failed, (await RunAsync("issue", "gateway", "--authority", _folder, "--out", _folder, "--days", "0")).Code);
        Assert.Equal(before, await ReadAsync("authority.key"));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    private Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(_folder, name), TestContext.Current.CancellationToken);

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await CommandLine.RunAsync(["certificates", .. arguments], output, error, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
