using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Casework;

/// <summary>
/// Asks every route there is, as the routes themselves list them, about a record that is out of reach and around it, by ids that were guessed
/// right: all that is told is written down, with what is drawn anew for each search and each moment made equal.
/// </summary>
/// <param name="service">The service.</param>
/// <param name="asker">Who asks.</param>
/// <param name="worker">A person of the same agency who made the search.</param>
internal sealed partial class Interrogation(TestService service, TestMember asker, TestMember worker)
{
    // What makes something of the asker's own and names nothing of another's: it would answer otherwise the second time.
    private static readonly string[] s_own =
    [
        "POST agencies", "POST alert-endpoints", "POST case-records", "POST certificates", "POST firearms", "POST first-key", "POST first-sign-in",
        "POST identity-providers", "POST keys", "POST persons", "DELETE session", "POST session",
    ];

    /// <summary>The statuses that were answered, each with how often.</summary>
    public Dictionary<int, int> Statuses { get; } = [];

    /// <summary>All that is told, by question.</summary>
    /// <param name="search">The asker's agency's completed search.</param>
    /// <param name="hidden">The record out of reach, and what hangs on it.</param>
    /// <param name="own">A hit of the asker's agency, whose answers may not change either; none where it has none.</param>
    public async Task<IReadOnlyList<string>> TellAsync(Guid search, HiddenIds hidden, Guid own)
    {
        Guid handle = CandidateHandle.Of(search, hidden.Exhibit);
        long entries = await LastEntryAsync();
        var told = new List<string>();
        foreach ((string method, string route, _, _) in AuthorisationTable.Of(service.Get<Microsoft.AspNetCore.Routing.EndpointDataSource>()))
        {
            if (!route.StartsWith("/api/v1/", StringComparison.Ordinal))
                continue;
            string path = route["/api/v1/".Length..];
            if (s_own.Contains($"{method} {path}"))
                continue;
            Assert.True(method == "GET" || path.Contains('{', StringComparison.Ordinal) || Body(path, search, handle, hidden) is not null, $"Say what to ask {method} {path}, so that nothing is told by it.");
            foreach (Guid of in Of(path, search, hidden, own))
                told.Add(await AskAsync(method, Fill(path, of, handle) + Query(path, hidden, entries), Body(path, search, handle, hidden), entries));
        }
        JsonElement[] candidates = await worker.CandidatesAsync(search);
        return [.. told.Select(answer => MadeEqual(answer, search, handle, hidden, candidates))];
    }

    private static string MadeEqual(string answer, Guid search, Guid handle, HiddenIds hidden, JsonElement[] candidates)
    {
        foreach ((string name, Guid id) in hidden.Named.Append(("HANDLE", handle)).Append(("SEARCH", search)))
            answer = answer.Replace($"{id}", name, StringComparison.Ordinal);
        foreach (JsonElement candidate in candidates)
            answer = answer.Replace($"{candidate.GetProperty("id").GetGuid()}", $"CANDIDATE {candidate.GetProperty("rank").GetInt32()}", StringComparison.Ordinal);
        return DrawnAnew().Replace(answer, "");
    }

    private async Task<long> LastEntryAsync()
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        return await db.AuditLedgers.Where(l => l.Id == asker.Agency.Id).Select(l => l.Sequence).SingleAsync(TestService.Cancellation);
    }

    private static Guid[] Of(string path, Guid search, HiddenIds hidden, Guid own) => path.Split('/')[0] switch
    {
        "searches" => [search, hidden.Search],
        "leads" or "hits" => [hidden.Lead, own],
        "exhibits" => [hidden.Exhibit],
        "marks" => [hidden.Mark],
        "case-records" => [hidden.CaseRecord],
        "firearms" => [hidden.Firearm],
        "detail-requests" => [hidden.DetailRequest],
        "alerts" => [hidden.Alert],
        "agencies" => [hidden.Owner],
        _ => [hidden.Other],
    };

    private static string Fill(string path, Guid id, Guid handle) => Parameter().Replace(path, parameter => parameter.Groups[1].Value switch
    {
        "view" => "overlay",
        "candidateId" => $"{handle}",
        "id" => $"{id}",
        _ => "XX",
    });

    private static string Query(string path, HiddenIds hidden, long entries) => path switch
    {
        "audit/entries" => string.Create(CultureInfo.InvariantCulture, $"?after={entries}&limit=1000"),
        "searches" => "?limit=1",
        "searches/estimate" => $"?exhibitId={hidden.Exhibit}",
        _ => "",
    };

    // Bodies that are in order, so that what refuses is that the record is not there.
    private static object? Body(string path, Guid search, Guid handle, HiddenIds hidden) => (path.Split('/')[0], path.Split('/')[^1]) switch
    {
        (_, "begin-comparison" or "begin-verification" or "dismiss" or "put-back" or "refuse" or "revoke" or "withdraw" or "end") => new { version = 1, why = "Try" },
        (_, "conclude" or "verify") => new { version = 1, conclusion = "Identification", why = "Try" },
        (_, "grant") => new { version = 1, granted = "Full", why = "Try" },
        (_, "sharing-terms") => new { version = 1, sharing = "All", released = "Full", why = "Try" },
        (_, "event") => new { country = "KE", locality = "Nairobi" },
        ("exhibits", "review") => new { reviewAt = "2030-01-01T00:00:00Z", reason = "Try" },
        (_, "review") => new { remark = "Seen" },
        (_, "purge") => new { reason = "Try" },
        (_, "regions") => new { reason = "Try", regions = new[] { new { name = "BreechFace", outline = new { circle = new { x = 79.5, y = 79.5, radius = 50 } } } } },
        ("leads", "leads") => new { searchId = search, candidateId = handle, why = "Try" },
        ("detail-requests", "detail-requests") => new { searchId = search, candidateId = handle, wanted = "Full", why = "Try" },
        ("searches", "searches") => new { exhibitId = hidden.Exhibit },
        ("exhibits", "exhibits") => new { caseRecordId = hidden.CaseRecord, label = "Try", specimen = "CartridgeCase" },
        _ => null,
    };

    private async Task<string> AskAsync(string method, string path, object? body, long entries)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}");
        if (path.EndsWith("/marks", StringComparison.Ordinal))
            request.Content = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { new ByteArrayContent(TestScans.BreechFace(299)), "scan", "scan.x3p" } };
        else if (method != "GET")
            request.Content = JsonContent.Create(body ?? new { });
        using HttpResponseMessage answer = await asker.Http.SendAsync(request, TestService.Cancellation);
        Statuses[(int)answer.StatusCode] = Statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
        byte[] content = await answer.Content.ReadAsByteArrayAsync(TestService.Cancellation);
        // Lengths go with the digits of instants and durations; what is told by them is in the content.
        string headers = string.Join(", ", answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(';', header.Value)}").Order(StringComparer.Ordinal));
        return $"{method} {path} {(int)answer.StatusCode} [{headers}] {Text(answer.Content.Headers.ContentType?.MediaType, content, entries)}";
    }

    private static string Text(string? type, byte[] content, long entries) => type switch
    {
        "application/zip" => Unpacked(content),
        "application/x-ndjson" => Later(Encoding.UTF8.GetString(content), entries),
        _ => Encoding.UTF8.GetString(content),
    };

    // A package by its files; of the trail in it the entries' actions, because the trail grows by being asked.
    private static string Unpacked(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return string.Join('\n', zip.Entries.Where(entry => entry.FullName is not ("audit.jsonl" or "manifest.json")).Select(entry =>
        {
            using var bytes = new MemoryStream();
            using (Stream file = entry.Open())
                file.CopyTo(bytes);
            bool isText = entry.FullName.EndsWith(".json", StringComparison.Ordinal) || entry.FullName.EndsWith(".txt", StringComparison.Ordinal);
            return $"{entry.FullName}: {(isText ? Encoding.UTF8.GetString(bytes.ToArray()) : Convert.ToHexString(SHA256.HashData(bytes.ToArray())))}";
        }));
    }

    private static string Later(string export, long entries) => string.Join('\n', export.Split('\n').Where(line =>
        SequenceOf().Match(line) is { Success: true } found && line.StartsWith("{\"entry\"", StringComparison.Ordinal)
        && long.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture) > entries));

    // Trace ids, tokens of a session, instants, durations; the digests, which are taken over the ids of the search's candidates; and an entry's place in its ledger.
    [GeneratedRegex("""(?:"traceId":"[^"]*"|CfDJ8[\w-]+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)|"(?:milliseconds|millisecondsPerComparison|exhaustiveSeconds|oldestDays|sequence|after)":[\d.eE+-]+|[?&]after=\d+|"times":\{[^}]*\}|"(?:digest|replayedDigest|hash|previous)":"[0-9a-f]{64}"|"event":"[0-9a-f-]{36}")""")]
    private static partial Regex DrawnAnew();

    [GeneratedRegex("\"sequence\":(\\d+)")]
    private static partial Regex SequenceOf();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
