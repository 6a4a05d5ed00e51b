using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

public sealed class ManyUploadsTests
{
    private const int Uploads = 100, Clients = 8;
    private const long MostMemory = 1_000_000_000;

    [Fact]
    public async Task A_hundred_scans_from_eight_clients_at_once_are_all_kept_in_less_than_a_gigabyte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The peak of a process's memory is read from /proc.");
        string[] scans = Scans();
        await using ServiceProcess service = await ServiceProcess.StartAsync();
        ServiceClient client = await service.SignInAsync();
        string caseRecord = await client.CreateCaseRecordAsync("Backlog");
        string[] exhibits = new string[Uploads];

        await Parallel.ForAsync(0, Uploads, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) =>
        {
            exhibits[i] = await client.CreateExhibitAsync(caseRecord, $"Exhibit {i + 1}");
            await client.UploadAsync(exhibits[i], scans[i % scans.Length]);
        });

        foreach (string exhibit in exhibits)
            Assert.Equal("Ready", Assert.Single((await client.GetExhibitAsync(exhibit)).GetProperty("marks").EnumerateArray()).GetProperty("state").GetString());
        long peak = service.PeakMemory;
        TestContext.Current.TestOutputHelper?.WriteLine($"{scans.Length} different scans; peak memory {peak / 1e6:F0} MB.");
        Assert.InRange(peak, 1, MostMemory);
    }

    // The real breech faces where they are, else the simulated ones.
    private static string[] Scans()
    {
        string folder = RealData.Folder is { } real
            ? Path.Combine(real, "cartridge-cases")
            : DemoService.Folder;
        string[] scans = Directory.GetFiles(folder, "*.x3p", SearchOption.AllDirectories);
        Array.Sort(scans, StringComparer.Ordinal);
        return scans;
    }
}
