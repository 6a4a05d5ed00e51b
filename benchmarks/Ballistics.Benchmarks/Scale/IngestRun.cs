using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Import;

namespace Ballistics.Benchmarks.Scale;

/// <summary>Uploads scans to a new service from several clients, and takes the time until a search finds them all.</summary>
internal static class IngestRun
{
    private const int Clients = 4;

    /// <summary>Measures.</summary>
    /// <param name="scans">A folder of labelled real scans; its breech faces are uploaded in turn, each to an exhibit of its own.</param>
    /// <param name="count">How many uploads.</param>
    public static async Task RunAsync(string scans, int count)
    {
        string folder = Directory.CreateTempSubdirectory("ballistics-ingest-").FullName;
        try
        {
            byte[][] files = [.. LabelledFolder.Read(scans, Path.Combine(scans, "labels.csv")).Where(scan => scan.Kind == MarkKind.BreechFaceImpression)
                .Select(scan => File.ReadAllBytes(Path.Combine(scans, scan.File)))];
            using ServedFolder served = await ServedFolder.StartAsync(folder);
            string record = (await served.PostAsync("case-records", new { reference = "Ingest" })).GetProperty("id").GetString()!;
            var exhibits = new ConcurrentBag<string>();
            long start = Stopwatch.GetTimestamp(), bytes = 0;
            TimeSpan before = served.ProcessorTime;
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) =>
            {
                string exhibit = (await served.PostAsync("exhibits", new { caseRecordId = record, label = $"Exhibit {i}", specimen = "CartridgeCase" })).GetProperty("id").GetString()!;
                Interlocked.Add(ref bytes, files[i % files.Length].Length);
                await UploadAsync(served, exhibit, files[i % files.Length]);
                exhibits.Add(exhibit);
            });
            JsonElement list = (await served.SearchAsync(Guid.Parse(exhibits.First()))).List;
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (list.GetProperty("eligible").GetInt32() != count - 1)
                throw new InvalidOperationException($"A search reaches {list.GetProperty("eligible")} exhibits and not {count - 1}.");
            long uploaded = Stopwatch.GetTimestamp();
            TimeSpan then = served.ProcessorTime;
            foreach (string exhibit in exhibits)
                while ((await served.GetAsync($"exhibits/{exhibit}/standing-search")).GetProperty("runAt").ValueKind == JsonValueKind.Null)
                    await Task.Delay(100);
            ScaleReport.Keep(new IngestFigures(
                count, bytes / 1e6 / count, Clients, seconds, (then - before).TotalSeconds, Stopwatch.GetElapsedTime(uploaded).TotalSeconds, (served.ProcessorTime - then).TotalSeconds));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task UploadAsync(ServedFolder served, string exhibit, byte[] bytes)
    {
        var scan = new ByteArrayContent(bytes);
        scan.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { new StringContent("BreechFaceImpression"), "kind" }, { scan, "scan", "scan.x3p" } };
        using HttpResponseMessage answer = await served.Http.PostAsync($"api/v1/exhibits/{exhibit}/marks", form);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
