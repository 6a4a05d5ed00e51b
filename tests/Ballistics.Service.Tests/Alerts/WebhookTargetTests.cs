using System.Net;
using Ballistics.Search.Alerts;
using Ballistics.Service.Alerts;

namespace Ballistics.Service.Tests.Alerts;

public sealed class WebhookTargetTests
{
    [Theory]
    [InlineData("https://hooks.police.example/ballistics", true)]
    [InlineData("https://8.8.8.8/hook", true)]
    [InlineData("http://hooks.police.example/ballistics", false)]
    [InlineData("https://localhost/hook", false)]
    [InlineData("https://127.0.0.1/hook", false)]
    [InlineData("https://127.1/hook", false)]
    [InlineData("https://2130706433/hook", false)]
    [InlineData("https://0x7f.0.0.1/hook", false)]
    [InlineData("https://10.1.2.3/hook", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://[::1]/hook", false)]
    [InlineData("https://[::ffff:127.0.0.1]/hook", false)]
    [InlineData("https://[fe80::1]/hook", false)]
    [InlineData("https://[fd00::1]/hook", false)]
    [InlineData("https://user:password@hooks.police.example/", false)]
    [InlineData("ftp://hooks.police.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("hook", false)]
    [InlineData("http://lab.intern:8080/hook", true)]
    public void Only_secured_addresses_of_the_public_internet_are_taken_and_hosts_that_the_operator_allows(string address, bool taken)
    {
        var targets = new WebhookTargets(new AlertSettings { PrivateHosts = new HashSet<string> { "lab.intern" } });
        Assert.Equal(taken, targets.Check(address) is null);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("ff02::1", false)]
    public void Addresses_that_lead_inside_are_told_from_public_ones(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Fact]
    public async Task A_name_that_leads_inside_only_once_the_connection_is_made_is_refused_then()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        string folder = Directory.CreateTempSubdirectory("ballistics-targets-").FullName;
        SecretBox secrets = SecretBox.Open(folder);
        // The name is allowed to need no TLS, as a public one would be let through; what it leads to is not.
        using var carrier = new HttpClient(new SocketsHttpHandler { ConnectCallback = new WebhookTargets(new AlertSettings()).ConnectAsync });
        HttpRequestException refusal = await Assert.ThrowsAsync<HttpRequestException>(() =>
            carrier.PostAsync(new UriBuilder(receiver.Address) { Host = "localhost" }.Uri, null, TestContext.Current.CancellationToken));
        Assert.Contains("leads to no address of the public internet", refusal.ToString(), StringComparison.Ordinal);
        Assert.Empty(receiver.Arrivals);
        Assert.Equal([1, 2, 3], secrets.Unseal(secrets.Seal([1, 2, 3])));
        Directory.Delete(folder, recursive: true);
    }
}
