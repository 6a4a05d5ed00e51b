using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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

    private TestService(string folder, string? demoFolder, TestDatabase database)
    {
        Folder = folder;
        _database = database;
        _factory = new Factory(folder, demoFolder, database.Connection);
        _factory.UseKestrel(0);
        _factory.StartServer();
        // The factory's own client keeps each request whole in memory; a plain one streams as real ones do.
        using HttpClient known = _factory.CreateClient();
        Http = new HttpClient { BaseAddress = known.BaseAddress, Timeout = TimeSpan.FromMinutes(2) };
    }

    internal string Folder { get; }

    internal HttpClient Http { get; }

    internal T Get<T>()
        where T : notnull => _factory.Services.GetRequiredService<T>();

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A cartridge case in a case record and of an agency of its own.</summary>
    internal async Task<Guid> AddExhibitAsync(string jurisdiction = "NL", string specimen = "CartridgeCase", string? sharing = null)
    {
        string name = Guid.NewGuid().ToString();
        Guid agency = await AddAsync("agencies", new { name, jurisdiction });
        Guid record = await AddAsync("case-records", new { agencyId = agency, reference = name });
        return await AddAsync("exhibits", sharing is null ? new { caseRecordId = record, label = name, specimen } : (object)new { caseRecordId = record, label = name, specimen, sharing });
    }

    /// <summary>Posts and gives the id of what was made.</summary>
    internal async Task<Guid> AddAsync(string noun, object request)
    {
        using HttpResponseMessage answer = await Http.PostAsJsonAsync($"/api/v1/{noun}", request, Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Accepted, $"{noun}: {answer.StatusCode} {text}");
        Assert.NotNull(answer.Headers.Location);
        return JsonElement.Parse(text).GetProperty("id").GetGuid();
    }

    /// <summary>Uploads a scan; the answer is the caller's to judge.</summary>
    internal async Task<HttpResponseMessage> UploadAsync(
        Guid exhibit, byte[] scan, string fileName = "scan.x3p", string kind = "BreechFaceImpression", string? sha256 = null, int? land = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        if (land is not null)
            form.Add(new StringContent($"{land}"), "land");
        if (sha256 is not null)
            form.Add(new StringContent(sha256), "sha256");
        form.Add(new ByteArrayContent(scan), "scan", fileName);
        return await Http.PostAsync($"/api/v1/exhibits/{exhibit}/marks", form, Cancellation);
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
        Directory.Delete(Folder, recursive: true);
    }

    private void Stop()
    {
        Http.Dispose();
        _factory.Dispose();
    }

    private sealed class Factory(string folder, string? demoFolder, string? database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Ballistics:DataFolder", folder);
            builder.UseSetting("Ballistics:DemoFolder", demoFolder ?? "");
            builder.UseSetting("Ballistics:Database", database ?? "");
            builder.UseSetting("Logging:LogLevel:Default", "None");
            builder.UseSetting("Logging:LogLevel:Microsoft.Hosting.Lifetime", "None");
        }
    }
}
