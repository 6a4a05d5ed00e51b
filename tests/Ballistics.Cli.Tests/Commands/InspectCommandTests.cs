using System.Diagnostics;
using System.Globalization;
using Ballistics.Tests;

namespace Ballistics.Cli.Tests.Commands;

public sealed class InspectCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ballistics-inspect-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_scan_is_told_with_every_measure_and_its_verdict()
    {
        string file = Path.Combine(_folder, "scan.x3p");
        await File.WriteAllBytesAsync(file, TestScans.BreechFace(1), TestContext.Current.CancellationToken);

        (int code, string output, string errors) = await CliProcess.RunAsync("inspect", file);

        Assert.True(code == 0, output + errors);
        foreach (string name in (string[])["X3P topography, 160 × 160 points, 12.5 µm apart", "SHA-256", "focus", "noise", "contrast", "saturation", "measured", "spikes", "area", "resolution", "verdict"])
            Assert.Contains(name, output, StringComparison.Ordinal);
    }

    /// <summary>One process reads them all, so that what one leaves behind would meet the next.</summary>
    [Fact]
    public async Task Two_hundred_hostile_files_are_each_refused_by_name_within_512_MB_and_without_a_crash()
    {
        IReadOnlyDictionary<string, byte[]> files = HostileFiles.Make();
        Assert.True(files.Count >= 200, $"{files.Count} files");
        foreach ((string name, byte[] bytes) in files)
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), bytes, TestContext.Current.CancellationToken);

        using Process process = CliProcess.Start(["inspect", .. files.Keys.Select(name => Path.Combine(_folder, name))]);
        Task<long> peak = PeakAsync(process.Id);
        (int code, string output, string errors) = await CliProcess.FinishAsync(process);

        Assert.True(code == 1, $"{code}: {errors}");
        string[] told = output.Split(Path.Combine(_folder, ""), StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(files.Count, told.Length);
        Assert.All(told, text => Assert.Matches("refused: [A-Z][A-Za-z]+: .+", text));
        long bytesAtPeak = await peak;
        Assert.True(bytesAtPeak is > 10 << 20 and <= 512L << 20, $"{bytesAtPeak >> 20} MB at the peak");
        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Count} files, {bytesAtPeak >> 20} MB at the peak");
    }

    /// <summary>The most memory the process ever had in use, as the system counts it.</summary>
    private static async Task<long> PeakAsync(int id)
    {
        long peak = 0;
        string status = $"/proc/{id}/status";
        while (true)
        {
            try
            {
                string? line = File.ReadLines(status).FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is null)
                    return peak;
                peak = Math.Max(peak, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10);
            }
            catch (IOException)
            {
                return peak;
            }
            await Task.Delay(5);
        }
    }
}
