using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Ballistics.Search.Audit;
using Ballistics.Search.Disclosures;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Tests.Casework;
using Ballistics.Tests;

namespace Ballistics.Service.Tests.Disclosures;

public sealed class DisclosureTests
{
    [Fact]
    public async Task A_package_verifies_without_the_service_and_its_comparisons_agree_to_the_last_bit()
    {
        using var service = new TestService();
        (TestMember suva, Guid search, _) = await SearchAsync(service);

        byte[] package = await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure?detail=2", TestService.Cancellation);
        DisclosureVerification found = Verify(package);

        Assert.Empty(found.Problems);
        Assert.Equal(service.Get<EvidenceStore>().AuditKey.Id, found.KeyId);
        Assert.Equal([1, 2], found.Agreeing);
        Assert.Empty(found.Differing);
        Assert.Equal(["it was not asked for in detail", "it was not asked for in detail"], found.NotReplayed.Values);
        Assert.True(found.AuditEntries >= 2);
        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.Equal(3, zip.Entries.Count(entry => entry.FullName.StartsWith("originals/", StringComparison.Ordinal)));
        Assert.Equal(6, zip.Entries.Count(entry => entry.FullName.StartsWith("pictures/", StringComparison.Ordinal)));
        Assert.Equal(5, JsonElement.Parse(Read(zip.GetEntry(DisclosureZip.ExhibitsPath)!)).GetArrayLength());
    }

    [Fact]
    public async Task A_package_that_was_changed_anywhere_says_where()
    {
        using var service = new TestService();
        (TestMember suva, Guid search, _) = await SearchAsync(service);
        byte[] package = await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure?detail=1", TestService.Cancellation);

        foreach (string path in Paths(package))
        {
            byte[] changed = Rewrite(package, (name, bytes) => name == path ? [.. bytes[..^3], (byte)(bytes[^3] ^ 1), .. bytes[^2..]] : bytes);
            Assert.Contains(Verify(changed).Problems, problem => problem.Contains(path, StringComparison.Ordinal) || path == DisclosureZip.ManifestPath);
            Assert.NotEmpty(Verify(Rewrite(package, (name, bytes) => name == path ? null : bytes)).Problems);
        }
        Assert.NotEmpty(Verify(Rewrite(package, (_, bytes) => bytes, ("more.txt", "more"u8.ToArray()))).Problems);
        Assert.NotEmpty(Verify(package[..(package.Length / 2)]).Problems);
    }

    [Fact]
    public async Task A_score_that_is_not_that_of_the_originals_is_named_even_in_a_package_that_is_signed()
    {
        using var service = new TestService();
        (TestMember suva, Guid search, _) = await SearchAsync(service);
        byte[] package = await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure?detail=2", TestService.Cancellation);
        AuditKey key = service.Get<EvidenceStore>().AuditKey;

        byte[] forged = await SignAgainAsync(package, key, exhibits =>
        {
            int at = exhibits.IndexOf("\"scoreBits\":\"", exhibits.IndexOf("\"rank\":2", StringComparison.Ordinal), StringComparison.Ordinal) + 13;
            char last = exhibits[at + 15];
            return exhibits[..(at + 15)] + (last == '0' ? '1' : '0') + exhibits[(at + 16)..];
        });
        DisclosureVerification found = Verify(forged);

        Assert.Empty(found.Problems);
        Assert.Equal([1], found.Agreeing);
        Assert.Equal(2, Assert.Single(found.Differing).Key);
    }

    [Theory]
    [InlineData("HitOnly", false, false, false)]
    [InlineData("Contact", true, false, false)]
    [InlineData("Summary", true, true, false)]
    [InlineData("Full", true, true, true)]
    public async Task Exhibits_of_other_agencies_are_in_it_as_far_as_their_owners_show_them(string released, bool agency, bool exhibit, bool originals)
    {
        using var service = new TestService();
        (TestMember suva, Guid search, Guid others) = await SearchAsync(service, released);
        byte[] package = await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure?detail=4", TestService.Cancellation);
        DisclosureVerification found = Verify(package);
        Assert.Empty(found.Problems);
        Assert.Empty(found.Differing);
        Assert.Equal(originals ? 4 : 3, found.Agreeing.Count);
        using var zip = new ZipArchive(new MemoryStream(package));
        string whole = string.Concat(zip.Entries.Select(entry => Encoding.Latin1.GetString(Read(entry))));
        JsonElement told = Assert.Single(JsonElement.Parse(Read(zip.GetEntry(DisclosureZip.ExhibitsPath)!)).EnumerateArray(), one => one.GetProperty("released").GetString() == released && (released != "Full" || one.GetProperty("exhibit").GetGuid() == others));
        Assert.Equal(agency, told.GetProperty("agency").ValueKind == JsonValueKind.String);
        Assert.Equal(exhibit, whole.Contains(others.ToString(), StringComparison.Ordinal));
        Assert.Equal(originals, told.GetProperty("marks").GetArrayLength() == 1);
        Assert.Equal(originals ? 5 : 4, zip.Entries.Count(entry => entry.FullName.StartsWith("originals/", StringComparison.Ordinal)));
        if (!originals)
            Assert.Contains("ask the owner", told.GetProperty("leftOut").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_with_several_test_fires_is_made_again_too()
    {
        using var service = new TestService();
        TestMember suva = await service.MemberAsync("FJ", Role.Technician, Role.Examiner, Role.Investigator);
        Guid first = await AddAsync(suva, 1, 0), second = await AddAsync(suva, 1, 1);
        await AddAsync(suva, 1, 2);
        await AddAsync(suva, 2, 0);
        Guid search = await TestService.AddAsync(suva.Http, "searches", new { exhibitId = first, furtherTestFires = new[] { second } });
        await EndAsync(suva, search);
        DisclosureVerification found = Verify(await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure", TestService.Cancellation));
        Assert.Equal((0, 0, 0), (found.Problems.Count, found.Differing.Count, found.NotReplayed.Count));
        Assert.Equal([1, 2], found.Agreeing);
    }

    [Fact]
    public async Task The_audit_extract_stands_in_the_exported_ledger_and_what_was_left_out_or_changed_is_named()
    {
        using var service = new TestService();
        (TestMember suva, Guid search, _) = await SearchAsync(service);
        byte[] before = await suva.Http.GetByteArrayAsync("/api/v1/audit/export", TestService.Cancellation);
        byte[] package = await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure?detail=1", TestService.Cancellation);
        await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/candidates", TestService.Cancellation);
        byte[] ledger = await suva.Http.GetByteArrayAsync("/api/v1/audit/export", TestService.Cancellation);
        AuditKey key = service.Get<EvidenceStore>().AuditKey;

        Assert.Empty(Verify(package, ledger).Problems);
        // An export from before the package, a ledger with a byte changed, and another agency's.
        Assert.Contains(Verify(package, before).Problems, problem => problem.Contains("is missing", StringComparison.Ordinal));
        byte[] changed = [.. ledger];
        changed[ledger.Length / 2] ^= 1;
        Assert.NotEmpty(Verify(package, changed).Problems);
        TestMember other = await service.MemberAsync("KE", Role.Auditor);
        Assert.NotEmpty(Verify(package, await other.Http.GetByteArrayAsync("/api/v1/audit/export", TestService.Cancellation)).Problems);
        // Signed anew by the very key, with an entry left out, or without its checkpoint.
        byte[] shorter = await SignAgainAsync(package, key, trail => trail[(trail.IndexOf('\n') + 1)..], DisclosureZip.AuditPath);
        Assert.Empty(Verify(shorter).Problems);
        Assert.Contains(Verify(shorter, ledger).Problems, problem => problem.Contains("leaves out the entry", StringComparison.Ordinal));
        byte[] unsigned = await SignAgainAsync(package, key, trail => trail[..(trail.LastIndexOf("{\"checkpoint\"", StringComparison.Ordinal))], DisclosureZip.AuditPath);
        Assert.Contains(Verify(unsigned).Problems, problem => problem.Contains("checkpoint", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_files_make_the_same_package_but_for_its_signature()
    {
        using AuditKey key = AuditKey.Open(Directory.CreateTempSubdirectory("ballistics-key-").FullName);
        var manifest = new DisclosureManifest(
            DisclosureZip.Format, Guid.Empty, null, Guid.Empty, "2026-01-01T00:00:00Z", 1, "1", "1", [new("a.txt", 1, "00"), new("b/c.txt", 1, "11")]);
        byte[][] packages = new byte[2][];
        for (int i = 0; i < 2; i++)
        {
            using var output = new MemoryStream();
            await DisclosureZip.WriteAsync(output, manifest, key, (path, _) => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(path))), TestService.Cancellation);
            packages[i] = output.ToArray();
            await Task.Delay(2100, TestService.Cancellation);
        }
        string[] without = [.. packages.Select(package => Convert.ToHexString(Rewrite(package, (name, bytes) => name == DisclosureZip.ManifestPath ? [] : bytes)))];
        Assert.Equal(packages[0].Length, packages[1].Length);
        Assert.Equal(without[0], without[1]);
    }

    [Fact]
    public async Task Another_agency_gets_no_package_of_a_search_and_the_trail_has_every_one_that_was_made()
    {
        using var service = new TestService();
        (TestMember suva, Guid search, _) = await SearchAsync(service);
        TestMember other = await service.MemberAsync("KE", Role.Examiner, Role.Investigator);
        using HttpResponseMessage refusal = await other.Http.GetAsync($"/api/v1/searches/{search}/disclosure", TestService.Cancellation);
        await Problem.AssertAsync(refusal, System.Net.HttpStatusCode.NotFound, "not-found");

        await suva.Http.GetByteArrayAsync($"/api/v1/searches/{search}/disclosure", TestService.Cancellation);
        JsonElement[] entries = [.. (await suva.Http.GetFromJsonAsync<JsonElement>($"/api/v1/audit/entries?subject={search}", TestService.Cancellation)).EnumerateArray()];
        Assert.Single(entries, entry => entry.GetProperty("entry").GetProperty("action").GetString() == "DisclosureMade");
    }

    /// <summary>Suva searches with an exhibit of a firearm; listed are three others of its own and one of an agency in Kenya.</summary>
    private static async Task<(TestMember Suva, Guid Search, Guid Others)> SearchAsync(TestService service, string released = "Full")
    {
        TestMember suva = await service.MemberAsync("FJ", Role.Technician, Role.Examiner, Role.Investigator, Role.Auditor);
        TestMember kenya = await service.MemberAsync("KE", Role.Technician, Role.Examiner, Role.AgencyAdministrator);
        await kenya.StateTermsAsync(null, "All", released);
        Guid probe = await AddAsync(suva, 1, 0), _ = await AddAsync(suva, 1, 1), others = await AddAsync(kenya, 1, 2);
        await AddAsync(suva, 2, 0);
        await AddAsync(suva, 3, 0);
        Guid search = await TestService.AddAsync(suva.Http, "searches", new { exhibitId = probe });
        await EndAsync(suva, search);
        return (suva, search, others);
    }

    private static async Task EndAsync(TestMember member, Guid search)
    {
        while ((await member.Http.GetFromJsonAsync<JsonElement>($"/api/v1/searches/{search}", TestService.Cancellation)).GetProperty("state").GetString() is "Queued" or "Running")
            await Task.Delay(20, TestService.Cancellation);
    }

    private static async Task<Guid> AddAsync(TestMember member, int firearm, int shot)
    {
        Guid record = await TestService.AddAsync(member.Http, "case-records", new { reference = $"{Guid.NewGuid()}" });
        Guid exhibit = await TestService.AddAsync(member.Http, "exhibits", new { caseRecordId = record, label = $"{firearm}-{shot}", specimen = "CartridgeCase" });
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(TestScans.BreechFace(firearm, shot)), "scan", "scan.x3p" } };
        using HttpResponseMessage answer = await member.Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, TestService.Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return exhibit;
    }

    private static DisclosureVerification Verify(byte[] package, byte[]? ledger = null)
    {
        using var stream = new MemoryStream(package);
        using MemoryStream? trail = ledger is null ? null : new MemoryStream(ledger);
        return DisclosureVerifier.Verify(stream, trail, TestService.Cancellation);
    }

    private static string[] Paths(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Rewrite(byte[] package, Func<string, byte[], byte[]?> change, params (string Path, byte[] Bytes)[] more)
    {
        using var output = new MemoryStream();
        using (var read = new ZipArchive(new MemoryStream(package)))
        using (var written = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string path, byte[] bytes) in read.Entries.Select(entry => (entry.FullName, Read(entry))).Concat(more))
                if (change(path, bytes) is { } changed)
                {
                    ZipArchiveEntry entry = written.CreateEntry(path, CompressionLevel.NoCompression);
                    entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                    using Stream content = entry.Open();
                    content.Write(changed);
                }
        return output.ToArray();
    }

    private static async Task<byte[]> SignAgainAsync(byte[] package, AuditKey key, Func<string, string> change, string path = DisclosureZip.ExhibitsPath)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        Dictionary<string, byte[]> files = zip.Entries.ToDictionary(entry => entry.FullName, Read);
        string text = SignedText.Read(DisclosureZip.Format, Encoding.ASCII.GetString(files[DisclosureZip.ManifestPath])).Text!;
        DisclosureManifest manifest = JsonSerializer.Deserialize<DisclosureManifest>(text, JsonSerializerOptions.Web)!;
        byte[] changed = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(files[path])));
        files[path] = changed;
        DisclosedEntry[] entries = [.. manifest.Files.Select(file => file.Path == path
            ? new DisclosedEntry(file.Path, changed.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(changed)))
            : file)];
        using var output = new MemoryStream();
        await DisclosureZip.WriteAsync(output, manifest with { Files = entries }, key, (name, _) => Task.FromResult<Stream>(new MemoryStream(files[name])), TestService.Cancellation);
        return output.ToArray();
    }
}
