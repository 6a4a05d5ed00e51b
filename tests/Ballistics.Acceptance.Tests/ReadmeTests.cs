using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ballistics.Tests;

namespace Ballistics.Acceptance.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_commands_of_the_readme_come_from_a_secret_and_a_scan_to_a_ranked_list()
    {
        Assert.SkipUnless(Array.TrueForAll(["curl", "jq"], IsInstalled), "The commands need curl and jq; install them to have the README tested.");
        string script = Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(RealData.RepositoryRoot, "README.md"), TestContext.Current.CancellationToken))
            .Select(block => block.Groups[1].Value).Single(block => block.Contains("/first-key", StringComparison.Ordinal));
        await using ServiceProcess service = await ServiceProcess.StartAsync(DemoService.Folder);
        await DemoService.LoadedAsync(service, TestContext.Current.CancellationToken);
        string folder = Directory.CreateTempSubdirectory("ballistics-readme-").FullName;
        File.Copy(Path.Combine(DemoService.Folder, "demo-cases", "demo-cases-01-1.x3p"), Path.Combine(folder, "scan.x3p"));

        Assert.Contains("http://localhost:5080/", script, StringComparison.Ordinal);
        (int exit, string output, string errors) = await RunAsync(
            script.Replace("http://localhost:5080/", $"{service.Http.BaseAddress}", StringComparison.Ordinal), folder, await service.OneTimeSecret);

        Assert.True(exit == 0, $"{exit}: {errors}\n{output}");
        Directory.Delete(folder, recursive: true);
        // What it prints: the mark that was taken in, and last the list.
        Assert.Contains("\"state\":\"Ready\"", output, StringComparison.Ordinal);
        JsonElement list = JsonElement.Parse(output[output.LastIndexOf("{\"searchId\"", StringComparison.Ordinal)..]);
        Assert.True(list.GetProperty("compared").GetInt32() > 0);
        Assert.Equal(1, list.GetProperty("candidates")[0].GetProperty("rank").GetInt32());
    }

    // Any command that fails ends it, as it ends whoever types them.
    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string script, string folder, string secret)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["secret"] = secret, ["no_proxy"] = "*", ["NO_PROXY"] = "*" },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
        return (process.HasExited ? process.ExitCode : -1, await output, await errors);
    }

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
