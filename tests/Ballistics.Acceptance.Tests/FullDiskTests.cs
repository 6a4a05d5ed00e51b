using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

/// <summary>A data folder on a file system of its own: a small one that fills up, and one that is read-only.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_told_and_nothing_kept_is_lost()
    {
        string data = Directory.CreateTempSubdirectory("ballistics-disk-").FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", data), "Only who may mount a file system can make one that is small.");
        try
        {
            var taken = new Dictionary<string, string>();
            string? key;
            await using (ServiceProcess service = await ServiceProcess.StartAsync(dataFolder: data))
            {
                ServiceClient client = await service.SignInAsync();
                key = client.Key;
                string record = await client.CreateCaseRecordAsync("Backlog");
                HttpStatusCode status = await FillAsync(client, record, taken);

                Assert.Equal(HttpStatusCode.InsufficientStorage, status);
                Assert.NotEmpty(taken);
                await CheckAsync(client, taken);
                Assert.True(await RunAsync("mount", "-o", "remount,size=64m", data));
                Assert.Equal(HttpStatusCode.Created, await UploadAsync(client, await client.CreateExhibitAsync(record, "After"), 1000, taken));
                FillUp(Path.Combine(data, "filler"));
                using HttpResponseMessage refused = await client.SendScanAsync(taken.Keys.First(), TestScans.BreechFace(2000), "scan.x3p");
                Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
                Assert.Equal("/problems/storage-not-writable", JsonElement.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("type").GetString());
                Assert.True(service.IsAlive);
            }
            File.Delete(Path.Combine(data, "filler"));
            await using ServiceProcess again = await ServiceProcess.StartAsync(dataFolder: data);
            await CheckAsync(await again.SignInAsync(key), taken);
        }
        finally
        {
            await RunAsync("umount", "--lazy", data);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Folders_that_turn_read_only_while_it_runs_are_told_and_nothing_is_lost_or_half_kept()
    {
        string data = Directory.CreateTempSubdirectory("ballistics-disk-").FullName;
        string[] folders = [.. new[] { "originals", "incoming", "index" }.Select(name => Path.Combine(data, name))];
        var mounted = new Stack<string>();
        try
        {
            await using ServiceProcess service = await ServiceProcess.StartAsync(dataFolder: data);
            ServiceClient client = await service.SignInAsync();
            string record = await client.CreateCaseRecordAsync("Backlog");
            var taken = new Dictionary<string, string>();
            for (int number = 0; number < 3; number++)
                Assert.Equal(HttpStatusCode.Created, await UploadAsync(client, await client.CreateExhibitAsync(record, $"Exhibit {number}"), number, taken));
            string refused = await client.CreateExhibitAsync(record, "Refused");
            foreach (string folder in folders)
            {
                Directory.CreateDirectory(folder);
                Assert.SkipUnless(await RunAsync("mount", "--bind", folder, folder), "Only who may mount a file system can make a folder read-only to everybody.");
                mounted.Push(folder);
                Assert.True(await RunAsync("mount", "-o", "remount,bind,ro", folder));
            }

            using HttpResponseMessage answer = await client.SendScanAsync(refused, TestScans.BreechFace(10), "scan.x3p");
            Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
            Assert.Equal("/problems/storage-not-writable", JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("type").GetString());
            Assert.Empty((await client.GetExhibitAsync(refused)).GetProperty("marks").EnumerateArray());
            await CheckAsync(client, taken);
            Assert.Equal(taken.Count - 1, (await client.SearchAsync(taken.Keys.First())).GetProperty("eligible").GetInt32());

            while (mounted.TryPop(out string? folder))
                Assert.True(await RunAsync("umount", "--lazy", folder));
            Assert.Equal(HttpStatusCode.Created, await UploadAsync(client, refused, 10, taken));
            await CheckAsync(client, taken);
        }
        finally
        {
            while (mounted.TryPop(out string? folder))
                await RunAsync("umount", "--lazy", folder);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_start_on_a_read_only_folder_is_refused_in_one_sentence()
    {
        string data = Directory.CreateTempSubdirectory("ballistics-disk-").FullName;
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", data), "Only who may mount a file system can make one that is read-only.");
        try
        {
            InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceProcess.StartAsync(dataFolder: data));

            Assert.Contains($"The data folder '{data}' cannot be opened", refused.Message);
        }
        finally
        {
            await RunAsync("umount", "--lazy", data);
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<HttpStatusCode> FillAsync(ServiceClient client, string record, Dictionary<string, string> taken)
    {
        for (int number = 0; ; number++)
        {
            // What is too large for the place that is left makes the disk full before the database is.
            string? exhibit = await client.TryCreateExhibitAsync(record, $"Exhibit {number}");
            HttpStatusCode status = exhibit is null ? HttpStatusCode.InsufficientStorage : await UploadAsync(client, exhibit, number, taken);
            if (status != HttpStatusCode.Created)
                return status;
        }
    }

    private static void FillUp(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            byte[] zeros = new byte[4096];
            while (true)
                file.Write(zeros);
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    private static async Task<HttpStatusCode> UploadAsync(ServiceClient client, string exhibit, int number, Dictionary<string, string> taken)
    {
        using HttpResponseMessage answer = await client.SendScanAsync(exhibit, TestScans.BreechFace(number), "scan.x3p");
        if (answer.IsSuccessStatusCode)
            taken[exhibit] = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).GetProperty("sha256").GetString()!;
        return answer.StatusCode;
    }

    private static async Task CheckAsync(ServiceClient client, Dictionary<string, string> taken)
    {
        foreach ((string exhibit, string sha256) in taken)
        {
            JsonElement mark = Assert.Single((await client.GetExhibitAsync(exhibit)).GetProperty("marks").EnumerateArray());
            Assert.Equal(sha256, mark.GetProperty("sha256").GetString());
            Assert.Equal(sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await client.GetBytesAsync(mark.GetProperty("original").GetString()!))));
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await process.WaitForExitAsync(CancellationToken.None);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
