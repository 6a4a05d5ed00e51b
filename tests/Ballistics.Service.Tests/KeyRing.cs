using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballistics.Search.Members;

namespace Ballistics.Service.Tests;

/// <summary>Signs a request with the key of the member who made what it names, and remembers by whose key things were made.</summary>
internal sealed partial class KeyRing(TestService service) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(30) })
{
    private readonly ConcurrentDictionary<Guid, string> _keys = new();
    private readonly Lazy<Task<TestMember>> _default = new(() =>
        service.MemberAsync(null, "NL", false, [.. Enum.GetValues<Role>().Where(role => role != Role.BenchmarkRobot)]));

    /// <summary>Who asks where nothing tells: every role but the robot's, in an agency of its own.</summary>
    public Task<TestMember> Default => _default.Value;

    /// <summary>What an id names was made with that key.</summary>
    public void Remember(Guid id, string key) => _keys[id] = key;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string key = await KeyForAsync(request, cancellationToken);
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", key);
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.Location is not null && answer.Content.Headers.ContentType?.MediaType == "application/json")
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            JsonElement made = JsonElement.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
            if (made.TryGetProperty("id", out JsonElement id))
                Remember(id.GetGuid(), key);
        }
        return answer;
    }

    private async Task<string> KeyForAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        string named = request.RequestUri!.ToString();
        if (request.Content?.Headers.ContentType?.MediaType == "application/json")
            named += await request.Content.ReadAsStringAsync(cancellation);
        foreach (Match id in Ids().Matches(named))
            if (_keys.TryGetValue(Guid.Parse(id.Value), out string? key))
                return key;
        return (await Default).Key;
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
