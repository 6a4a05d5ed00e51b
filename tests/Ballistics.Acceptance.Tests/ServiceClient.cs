using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Ballistics.Acceptance.Tests;

/// <summary>What a client written from the API's documentation would do, and nothing it could not.</summary>
internal sealed class ServiceClient
{
    private const string Root = "api/v1";

    private readonly HttpClient _http;

    /// <summary>Every request says what it is for.</summary>
    public ServiceClient(HttpClient http)
    {
        _http = http;
        if (!http.DefaultRequestHeaders.Contains("Ballistics-Purpose"))
            http.DefaultRequestHeaders.Add("Ballistics-Purpose", "A walk through the service");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Spends a one-time secret on a key; from then on this client signs with it.</summary>
    public async Task<ServiceClient> SignInAsync(string oneTimeSecret)
    {
        JsonElement minted = await PostAsync("first-key", new { secret = oneTimeSecret });
        return SignWith(minted.GetProperty("key").GetString()!);
    }

    /// <summary>The key this client signs with; null where it says not who asks.</summary>
    public string? Key => _http.DefaultRequestHeaders.Authorization?.Parameter;

    /// <summary>Signs with a key that was made before.</summary>
    public ServiceClient SignWith(string key)
    {
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return this;
    }

    /// <summary>Enters an agency and its administrator, who states that it shares with everybody and makes a key for its examiners; gives a client that signs with that key.</summary>
    public async Task<ServiceClient> CreateAgencyAsync(string name, string jurisdiction)
    {
        string agency = Id(await PostAsync("agencies", new { name, jurisdiction }));
        JsonElement person = await PostAsync($"agencies/{agency}/administrators", new { name = "Administrator", signInName = $"administrator of {name}" });
        ServiceClient administrator = await new ServiceClient(NewHttp()).SignInAsync(person.GetProperty("oneTimeSecret").GetString()!);
        await administrator.PostAsync($"agencies/{agency}/sharing-terms", new { version = 0, sharing = "All", released = "Full", why = "Agreed between the members" }, "PUT");
        JsonElement key = await administrator.PostAsync("keys", new { name = "Examiners", roles = new[] { "Technician", "Examiner", "Investigator" } });
        return new ServiceClient(NewHttp()).SignWith(key.GetProperty("key").GetString()!);
    }

    public async Task<string> CreateCaseRecordAsync(string reference) => Id(await PostAsync("case-records", new { reference }));

    public async Task<string> CreateExhibitAsync(string caseRecordId, string label, string specimen = "CartridgeCase") =>
        Id(await PostAsync("exhibits", new { caseRecordId, label, specimen }));

    /// <summary>An exhibit, or null where the service has no room for one.</summary>
    public async Task<string?> TryCreateExhibitAsync(string caseRecordId, string label)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync($"{Root}/exhibits", new { caseRecordId, label, specimen = "CartridgeCase" }, Cancellation);
        return answer.StatusCode == HttpStatusCode.InsufficientStorage ? null : Id(await ReadAsync(answer));
    }

    /// <summary>Every exhibit of a case record, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListExhibitsAsync(string caseRecordId)
    {
        var exhibits = new List<JsonElement>();
        string after = "";
        while (true)
        {
            JsonElement page = await GetAsync($"exhibits?caseRecordId={caseRecordId}&limit=1000{after}");
            exhibits.AddRange(page.EnumerateArray());
            if (page.GetArrayLength() < 1000)
                return exhibits;
            after = $"&after={Id(exhibits[^1])}";
        }
    }

    /// <summary>An exhibit in a case record of its own.</summary>
    public async Task<string> CreateLoneExhibitAsync(string label) => await CreateExhibitAsync(await CreateCaseRecordAsync(label), label);

    /// <summary>Uploads a scan with its digest and demands that it is taken.</summary>
    public async Task<JsonElement> UploadAsync(string exhibitId, string path, string kind = "BreechFaceImpression")
    {
        byte[] bytes = await File.ReadAllBytesAsync(path, Cancellation);
        using HttpResponseMessage answer = await SendScanAsync(exhibitId, bytes, Path.GetFileName(path), kind, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return await ReadAsync(answer);
    }

    /// <summary>Uploads bytes and gives the answer as it is.</summary>
    public async Task<HttpResponseMessage> SendScanAsync(
        string exhibitId, byte[] bytes, string fileName, string kind = "BreechFaceImpression", string? sha256 = null, bool isVerdictAwaited = true)
    {
        using var form = new MultipartFormDataContent { { new StringContent(kind), "kind" } };
        if (sha256 is not null)
            form.Add(new StringContent(sha256), "sha256");
        var scan = new ByteArrayContent(bytes);
        scan.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(scan, "scan", fileName);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/exhibits/{exhibitId}/marks") { Content = form };
        if (!isVerdictAwaited)
            request.Headers.Add("Prefer", "respond-async");
        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>Asks for a search, follows it to its end and gives the candidate list.</summary>
    public async Task<JsonElement> SearchAsync(string exhibitId)
    {
        string id = Id(await PostAsync("searches", new { exhibitId }));
        while (true)
        {
            JsonElement search = await GetAsync($"searches/{id}");
            switch (search.GetProperty("state").GetString())
            {
                case "Completed":
                    return await GetAsync($"searches/{id}/candidates");
                case "Queued" or "Running":
                    await Task.Delay(100, Cancellation);
                    break;
                default:
                    throw new InvalidOperationException($"The search ended so: {search}");
            }
        }
    }

    /// <summary>Waits until the agency's inbox holds an alert of a kind.</summary>
    public Task UntilToldAsync(string kind) => UntilAsync(
        "alerts", alerts => alerts.EnumerateArray().Any(alert => alert.GetProperty("kind").GetString() == kind), $"an alert of {kind}");

    /// <summary>Waits until an exhibit was searched with, so that what comes in from here on is new to its standing search.</summary>
    public Task UntilStandingAsync(string exhibitId) => UntilAsync(
        $"exhibits/{exhibitId}/standing-search", standing => standing.GetProperty("runAt").ValueKind != JsonValueKind.Null, "the first run of the standing search");

    private async Task UntilAsync(string path, Predicate<JsonElement> isThere, string what)
    {
        for (int look = 0; look < 600; look++)
        {
            if (isThere(await GetAsync(path)))
                return;
            await Task.Delay(100, Cancellation);
        }
        throw new InvalidOperationException($"A minute has passed without {what}.");
    }

    public Task<JsonElement> GetExhibitAsync(string id) => GetAsync($"exhibits/{id}");

    public Task<byte[]> GetBytesAsync(string address) => _http.GetByteArrayAsync(address, Cancellation);

    public async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync($"{Root}/{path}", Cancellation);
        return await ReadAsync(answer);
    }

    private HttpClient NewHttp() => new() { BaseAddress = _http.BaseAddress, Timeout = _http.Timeout };

    /// <summary>Another client of the same service, which says not who asks.</summary>
    public ServiceClient Another() => new(NewHttp());

    /// <summary>Posts, or sends by another method, and demands success.</summary>
    public async Task<JsonElement> PostAsync(string path, object body, string method = "POST") => await ReadAsync(await SendAsync(path, body, method));

    /// <summary>Posts, or sends by another method, and gives the answer as it is.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, object body, string method = "POST")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{Root}/{path}") { Content = JsonContent.Create(body) };
        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>Asks and gives the answer as it is.</summary>
    public Task<HttpResponseMessage> AskAsync(string path) => _http.GetAsync($"{Root}/{path}", Cancellation);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    private static string Id(JsonElement made) => made.GetProperty("id").GetString()!;
}
