using System.Net;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

public sealed class BadInputTests(BadInputTests.OneService one) : IClassFixture<BadInputTests.OneService>
{
    private static readonly int[] s_refusals = [400, 409, 413, 415, 422];

    public static TheoryData<string> Faults => [.. BadScan.All.Keys];

    private ServiceClient Client => new(one.Service.Http);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_bad_scan_is_refused_by_name_and_nothing_of_it_is_kept(string fault)
    {
        BadScan scan = BadScan.All[fault];
        string exhibit = await Client.CreateLoneExhibitAsync(fault);
        string[] before = one.FilesKept();

        using HttpResponseMessage answer = await Client.SendScanAsync(exhibit, scan.Make(), scan.FileName);

        JsonElement problem = await AssertProblemAsync(answer);
        Assert.Contains((int)answer.StatusCode, scan.Statuses);
        Assert.DoesNotContain("root:", problem.ToString(), StringComparison.Ordinal);
        Assert.Empty((await Client.GetExhibitAsync(exhibit)).GetProperty("marks").EnumerateArray());
        Assert.Equal(before, one.FilesKept());
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task The_same_bytes_twice_in_one_exhibit_are_refused_and_kept_once()
    {
        string exhibit = await Client.CreateLoneExhibitAsync("Twice");
        byte[] bytes = TestScans.BreechFace(1);
        using HttpResponseMessage first = await Client.SendScanAsync(exhibit, bytes, "twice.x3p");
        using HttpResponseMessage second = await Client.SendScanAsync(exhibit, bytes, "again.x3p");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        await AssertProblemAsync(second);
        Assert.Single((await Client.GetExhibitAsync(exhibit)).GetProperty("marks").EnumerateArray());
    }

    [Fact]
    public async Task A_scan_that_is_not_what_its_sender_sent_is_refused()
    {
        string exhibit = await Client.CreateLoneExhibitAsync("Changed under way");
        using HttpResponseMessage answer = await Client.SendScanAsync(exhibit, TestScans.BreechFace(2), "changed.x3p", sha256: new string('0', 64));

        await AssertProblemAsync(answer);
        Assert.Empty((await Client.GetExhibitAsync(exhibit)).GetProperty("marks").EnumerateArray());
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(s_refusals.Contains((int)answer.StatusCode), $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonElement.Parse(text);
        Assert.StartsWith("/problems/", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    private async Task AssertGoesOnAsync()
    {
        Assert.True(one.Service.IsAlive, one.Service.Log);
        using HttpResponseMessage health = await one.Service.Http.GetAsync("health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    /// <summary>One service for every bad file in turn: it has to survive them all.</summary>
    public sealed class OneService : IAsyncLifetime
    {
        internal ServiceProcess Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Service = await ServiceProcess.StartAsync();
            await Service.SignInAsync(); // and from then on its client signs with the key
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();

        /// <summary>Everything in the data folder but the database's own files.</summary>
        internal string[] FilesKept() =>
        [
            .. Directory.GetFiles(Service.DataFolder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetDirectoryName(file) != Service.DataFolder).Order(StringComparer.Ordinal),
        ];
    }
}
