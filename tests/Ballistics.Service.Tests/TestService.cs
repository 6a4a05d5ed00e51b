using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ballistics.Service.Tests;

/// <summary>The whole service on a real port, with a data folder of its own.</summary>
public sealed class TestService : IDisposable
{
    private readonly Factory _factory;
    private readonly TestDatabase _database;

    public TestService()
        : this(Directory.CreateTempSubdirectory("ballistics-service-").FullName)
    {
    }

    /// <summary>Starts on a data folder, as a restart does.</summary>
    internal TestService(string folder, string? demoFolder = null)
        : this(folder, demoFolder, new TestDatabase())
    {
    }

    /// <summary>Starts on a new data folder with settings of its own.</summary>
    internal TestService(params (string Name, string Value)[] settings)
        : this(Directory.CreateTempSubdirectory("ballistics-service-").FullName, null, new TestDatabase(), settings)
    {
    }

    private TestService(string folder, string? demoFolder, TestDatabase database, params (string Name, string Value)[] settings)
    {
        Folder = folder;
        _database = database;
        _factory = new Factory(folder, demoFolder, database.Connection, settings);
        _factory.UseKestrel(0);
        _factory.StartServer();
        // The factory's own client keeps each request whole in memory; a plain one streams as real ones do.
        using HttpClient known = _factory.CreateClient();
        Address = known.BaseAddress!;
        Keys = new KeyRing(this);
        Http = Client(Keys);
    }

    /// <summary>
    /// Signs every request with the key of the member who made what it names (an id in the address or in the JSON), or of
    /// <see cref="KeyRing.Default"/>, who has every role but the robot's in an agency of its own. Tests in which it matters who asks
    /// take a <see cref="TestMember"/> of their own: <c>TestMember kenya = await service.MemberAsync("KE", Role.Examiner);</c> and ask
    /// with <c>kenya.Http</c>, or sign a request of <see cref="Anonymous"/> with <c>kenya.Key</c>.
    /// </summary>
    internal HttpClient Http { get; }

    /// <summary>Says nothing of who asks.</summary>
    internal HttpClient Anonymous => field ??= Client(new HttpClientHandler { UseCookies = false });

    internal KeyRing Keys { get; }

    internal Uri Address { get; }

    internal string Folder { get; }

    internal T Get<T>()
        where T : notnull => _factory.Services.GetRequiredService<T>();

    /// <summary>What every request of a test says it is for, unless the test states another purpose or none.</summary>
    internal const string Purpose = "A test of the service";

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A person with a key, of a new agency that has stated that it shares with everybody (or of the one given), entered in the database as the service itself enters them.</summary>
    internal async Task<TestMember> MemberAsync(string jurisdiction = "NL", params Role[] roles) => await MemberAsync(null, jurisdiction, false, roles);

    /// <summary>As above, of an agency that is there or of one of simulated records.</summary>
    internal async Task<TestMember> MemberAsync(Agency? agency, string jurisdiction, bool simulated, Role[] roles)
    {
        await using EvidenceDb db = Get<EvidenceStore>().OpenDb();
        if (agency is null)
        {
            db.Agencies.Add(agency = new Agency { Name = Guid.NewGuid().ToString(), JurisdictionCode = jurisdiction, IsSimulated = simulated });
            db.Terms.Add(SharingTerms.First(agency.Id, null, Sharing.All, Guid.Empty, "Stated for the test."));
        }
        (Person person, _) = MemberRegister.AddPerson(db, agency, "Somebody", Guid.NewGuid().ToString(), roles);
        (_, string key) = MemberRegister.AddKey(db, agency, "Test", roles, person);
        await db.SaveChangesAsync(Cancellation);
        var client = Client(new HttpClientHandler { UseCookies = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new TestMember(agency, person, key, client);
    }

    /// <summary>A case record of an agency of its own; who asks with its id asks for that agency.</summary>
    internal async Task<Guid> AddCaseRecordAsync(string jurisdiction = "NL", string? reference = null)
    {
        TestMember member = await MemberAsync(jurisdiction, Role.Technician, Role.Examiner, Role.Investigator);
        Guid id = await AddAsync(member.Http, "case-records", new { reference = reference ?? Guid.NewGuid().ToString() });
        Keys.Remember(id, member.Key);
        return id;
    }

    /// <summary>A cartridge case in a case record and of an agency of its own.</summary>
    internal async Task<Guid> AddExhibitAsync(string jurisdiction = "NL", string specimen = "CartridgeCase", string? sharing = null)
    {
        string label = Guid.NewGuid().ToString();
        Guid record = await AddCaseRecordAsync(jurisdiction);
        return await AddAsync("exhibits", sharing is null ? new { caseRecordId = record, label, specimen } : (object)new { caseRecordId = record, label, specimen, sharing });
    }

    /// <summary>Posts and gives the id of what was made.</summary>
    internal Task<Guid> AddAsync(string noun, object request) => AddAsync(Http, noun, request);

    internal static async Task<Guid> AddAsync(HttpClient http, string noun, object request)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"/api/v1/{noun}", request, Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted, $"{noun}: {answer.StatusCode} {text}");
        Assert.NotNull(answer.Headers.Location);
        return JsonElement.Parse(text).GetProperty("id").GetGuid();
    }

    /// <summary>Uploads a scan; the answer is the caller's to judge.</summary>
    internal async Task<HttpResponseMessage> UploadAsync(
        Guid exhibit, byte[] scan, string fileName = "scan.x3p", string kind = "BreechFaceImpression", string? sha256 = null, int? land = null, string? prefer = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        if (land is not null)
            form.Add(new StringContent($"{land}"), "land");
        if (sha256 is not null)
            form.Add(new StringContent(sha256), "sha256");
        form.Add(new ByteArrayContent(scan), "scan", fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/exhibits/{exhibit}/marks") { Content = form };
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return await Http.SendAsync(request, Cancellation);
    }

    /// <summary>Uploads a scan that must be taken, and gives the mark.</summary>
    internal async Task<JsonElement> AddMarkAsync(Guid exhibit, byte[] scan, string fileName = "scan.x3p", string kind = "BreechFaceImpression")
    {
        using HttpResponseMessage answer = await UploadAsync(exhibit, scan, fileName, kind);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return JsonElement.Parse(text);
    }

    internal async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using HttpResponseMessage answer = await Http.GetAsync(path, Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Waits until a search has ended, and gives it.</summary>
    internal async Task<JsonElement> AwaitSearchAsync(Guid id)
    {
        while (true)
        {
            JsonElement search = await GetAsync($"/api/v1/searches/{id}");
            if (search.GetProperty("state").GetString() is not ("Queued" or "Running"))
                return search;
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>How many rows and files there are: nothing is half stored where this stays the same.</summary>
    internal async Task<(int Marks, int Signatures, int Originals, int Incoming)> CountAsync()
    {
        await using EvidenceDb db = Get<EvidenceStore>().OpenDb();
        return (await db.Marks.CountAsync(Cancellation), await db.Signatures.CountAsync(Cancellation),
            Directory.GetFiles(Path.Combine(Folder, "originals"), "*", SearchOption.AllDirectories).Length,
            Directory.GetFiles(Path.Combine(Folder, "incoming")).Length);
    }

    /// <summary>Stops the service and starts it again on the same data folder.</summary>
    internal TestService Restart(string? demoFolder = null)
    {
        Stop();
        return new TestService(Folder, demoFolder, _database);
    }

    public void Dispose()
    {
        Stop();
        _database.Dispose();
        Remove();
    }

    /// <summary>A thread of the closed service may still write a last file into a folder that is being emptied.</summary>
    private void Remove()
    {
        for (int attempt = 1; ; attempt++)
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(50);
            }
    }

    private HttpClient Client(HttpMessageHandler handler) => new(handler)
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromMinutes(2),
        DefaultRequestHeaders = { { "Ballistics-Purpose", Purpose } },
    };

    private void Stop()
    {
        Http.Dispose();
        _factory.Dispose();
        // The program's own thread may still be closing the service when the factory has given it up.
        while (!IsClosed())
            Thread.Sleep(20);
    }

    private bool IsClosed()
    {
        try
        {
            using var free = new FileStream(Path.Combine(Folder, ".lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class Factory(string folder, string? demoFolder, string? database, (string Name, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Ballistics:DataFolder", folder);
            builder.UseSetting("Ballistics:DemoFolder", demoFolder ?? "");
            builder.UseSetting("Ballistics:Database", database ?? "");
            builder.UseSetting("Ballistics:AnnounceFirstSignIn", "false");
            builder.UseSetting("Ballistics:AllowPrivateAddresses", "true");
            builder.UseSetting("Ballistics:RequestsPerMinute", "1000000");
            builder.UseSetting("Ballistics:AnonymousRequestsPerMinute", "1000000");
            foreach ((string name, string value) in settings)
                builder.UseSetting(name, value);
            builder.UseSetting("Logging:LogLevel:Default", "None");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None");
        }
    }
}
