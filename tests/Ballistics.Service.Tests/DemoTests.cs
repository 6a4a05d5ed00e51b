using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests;

public sealed class DemoTests : IDisposable
{
    private readonly string _demo = Directory.CreateTempSubdirectory("ballistics-demo-").FullName;

    public DemoTests()
    {
        using var labels = new StreamWriter(Path.Combine(_demo, "labels.csv"));
        labels.WriteLine("file,study,exhibit,specimen,mark,firearm,land,surface,agency,jurisdiction,case");
        for (int i = 1; i <= 4; i++)
        {
            File.WriteAllBytes(Path.Combine(_demo, $"{i}.x3p"), i == 4 ? [1, 2, 3] : TestScans.BreechFace(i));
            labels.WriteLine($"{i}.x3p,demo,Exhibit {i},CartridgeCase,BreechFaceImpression,firearm {i},,,Laboratory {i % 2},{(i % 2 == 0 ? "NL" : "KE")},Case {i}");
        }
    }

    public void Dispose() => Directory.Delete(_demo, recursive: true);

    [Fact]
    public async Task An_empty_database_is_filled_once_and_a_refused_scan_holds_up_no_other()
    {
        var service = new TestService(Directory.CreateTempSubdirectory("ballistics-service-").FullName, _demo);
        await AwaitDemoAsync(service);
        var loaded = await service.CountAsync();
        service = service.Restart(_demo);
        using (service)
        {
            Assert.Equal((3, 3, 3, 0), loaded);
            Assert.Equal(loaded, await service.CountAsync());
            await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
            Agency[] agencies = await db.Agencies.Where(agency => agency.Name.StartsWith("Laboratory")).OrderBy(agency => agency.JurisdictionCode).ToArrayAsync(TestService.Cancellation);
            Assert.Equal(["KE", "NL"], agencies.Select(agency => agency.JurisdictionCode));
            TestMember kenya = await service.MemberAsync(agencies[0], "KE", false, [Role.Examiner]);
            JsonElement first = JsonElement.Parse(await kenya.Http.GetStringAsync("/api/v1/exhibits", TestService.Cancellation)).EnumerateArray().Single(exhibit => exhibit.GetProperty("label").GetString() == "Exhibit 1");
            Assert.Equal(("TestFire", "firearm 1", "Case 1"), (first.GetProperty("origin").GetString(), first.GetProperty("firearm").GetString(), first.GetProperty("caseReference").GetString()));
        }
    }

    [Fact]
    public async Task A_load_that_was_interrupted_goes_on_at_the_next_start()
    {
        var service = new TestService(Directory.CreateTempSubdirectory("ballistics-service-").FullName, _demo);
        await AwaitDemoAsync(service);
        // As if the process had died before the last scan.
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "demo-unfinished"), _demo, TestService.Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_demo, "4.x3p"), TestScans.BreechFace(4), TestService.Cancellation);
        service = service.Restart(_demo);
        using (service)
        {
            await AwaitDemoAsync(service);
            Assert.Equal((4, 4, 4, 0), await service.CountAsync());
        }
    }

    private static async Task AwaitDemoAsync(TestService service)
    {
        // In this order: the note is there before the first agency.
        while ((await service.CountAsync()).Marks == 0 || File.Exists(Path.Combine(service.Folder, "demo-unfinished")))
            await Task.Delay(20, TestService.Cancellation);
    }
}
