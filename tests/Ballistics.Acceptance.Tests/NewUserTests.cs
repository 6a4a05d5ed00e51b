using System.Text.Json;
using Ballistics.Search.Import;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

public sealed class NewUserTests
{
    private static readonly (string Agency, string Jurisdiction)[] s_agencies =
    [
        ("Laboratory of the Hague", "NL"), ("Laboratory of Nairobi", "KE"), ("Laboratory of Bogotá", "CO"),
        ("Laboratory of Manila", "PH"), ("Laboratory of Tirana", "AL"),
    ];

    [Fact]
    public async Task The_walk_of_a_new_user_finds_the_firearm_first_among_simulated_scans()
    {
        string study = LabelledFolder.Read(DemoService.Folder, Path.Combine(DemoService.Folder, "labels.csv"))[0].Study;
        await WalkAsync(DemoService.Folder, study);
    }

    [Fact]
    public async Task The_walk_of_a_new_user_finds_the_firearm_first_among_consecutively_made_slides()
    {
        string folder = Path.GetDirectoryName(RealData.Path("labels.csv"))!;
        await WalkAsync(folder, "fadul");
    }

    private static async Task WalkAsync(string folder, string study)
    {
        WalkScans scans = WalkScans.Choose(folder, study);
        await using ServiceProcess service = await ServiceProcess.StartAsync();
        ServiceClient officer = await service.SignInAsync();

        var laboratories = new List<(ServiceClient Client, string CaseRecord)>();
        foreach ((string agency, string jurisdiction) in s_agencies)
        {
            ServiceClient laboratory = await officer.CreateAgencyAsync(agency, jurisdiction);
            laboratories.Add((laboratory, await laboratory.CreateCaseRecordAsync("2026-001")));
        }
        var onRecord = new Dictionary<string, (LabelledScan Scan, string Jurisdiction)>();
        for (int i = 0; i < scans.OnRecord.Count; i++)
        {
            int turn = i % s_agencies.Length;
            (ServiceClient laboratory, string caseRecord) = laboratories[turn];
            string exhibit = await laboratory.CreateExhibitAsync(caseRecord, $"Exhibit {i + 1}");
            await laboratory.UploadAsync(exhibit, Path.Combine(folder, scans.OnRecord[i].File));
            onRecord[exhibit] = (scans.OnRecord[i], s_agencies[turn].Jurisdiction);
        }
        ServiceClient client = laboratories[0].Client;
        string probe = await client.CreateExhibitAsync(laboratories[0].CaseRecord, "Exhibit in question");
        await client.UploadAsync(probe, Path.Combine(folder, scans.Probe.File));
        JsonElement list = await client.SearchAsync(probe);

        Assert.Equal(10, list.GetProperty("eligible").GetInt32());
        Assert.Equal(10, list.GetProperty("compared").GetInt32() + list.GetProperty("notComparable").GetInt32());
        JsonElement first = list.GetProperty("candidates")[0];
        (LabelledScan scan, string home) = onRecord[first.GetProperty("exhibitId").GetString()!];
        Assert.Equal(scans.Probe.Firearm, scan.Firearm);
        Assert.Equal(1, first.GetProperty("rank").GetInt32());
        Assert.Equal(home, first.GetProperty("jurisdiction").GetString());
        Assert.DoesNotContain(list.GetProperty("candidates").EnumerateArray(), candidate => candidate.GetProperty("exhibitId").GetString() == probe);
        foreach (string picture in new[] { "probe", "candidate", "overlay" })
        {
            byte[] bytes = await client.GetBytesAsync(first.GetProperty("pictures").GetProperty(picture).GetString()!);
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        }
    }
}
