using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Tests;

namespace Ballistics.Comparison.Tests;

/// <summary>
/// Whatever instructions a machine has, marks get the same signatures, the same embeddings where nothing was learned, and the same
/// scores to the last bit: this test program runs again as processes in which some instructions are switched off.
/// </summary>
public class SameBitsTests
{
    private const string FileVariable = "BALLISTICS_BITS_FILE";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "Avx512BW")]
    [InlineData("DOTNET_EnableAVX2", "Avx512BW Avx2")]
    [InlineData("DOTNET_EnableHWIntrinsic", "Avx512BW Avx2 Sse42")]
    public async Task Scores_and_kernels_are_the_same_with_instructions_switched_off(string setting, string switchedOff)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            string output = await RunAgain(setting, file);
            Assert.True(File.Exists(file), output);
            string[] lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(switchedOff.Split(' '), lines[0].Split(' ').Contains);
            Assert.Equal(Bits(), lines[1..]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What the other processes do; it runs only when they ask for it.</summary>
    [Fact(Explicit = true)]
    public void Bits_are_written_to_the_file_asked_for() =>
        File.WriteAllLines(
            Environment.GetEnvironmentVariable(FileVariable) ?? throw new InvalidOperationException($"{FileVariable} names no file."), [Instructions(), .. Bits()]);

    private static string Instructions() =>
        string.Join(' ', "On:", Avx512BW.IsSupported ? "Avx512BW" : "", Avx2.IsSupported ? "Avx2" : "", Sse42.IsSupported ? "Sse42" : "");

    /// <summary>The digest of every signature, what embeddings say, and the bits of every pair's score.</summary>
    private static List<string> Bits()
    {
        MadeMark mark = new(1), other = new(2);
        List<Signature> signatures =
            [.. new[] { mark.Scan(), mark.Scan(new Pose(0.1e-3, 0, 60), noise: 0.5e-6), other.Scan(spacing: 11e-6, size: 290) }.Select(scan => MadeMark.SignatureOf(scan))];
        if (RealData.Folder is not null)
            signatures.AddRange(new[] { "Fadul 1-1.x3p", "Fadul 1-2.x3p", "Fadul 2-1.x3p" }.Select(file => RealMarksTests.Read(file)));
        List<string> bits = [.. signatures.Select(signature => Convert.ToHexStringLower(SHA256.HashData(signature.ToBytes())))];
        sbyte[][] embeddings = [.. signatures.Select(signature => new RingPairEmbedder().Embed(signature).Values.ToArray())];
        bits.AddRange(embeddings.Select(row => string.Join(' ', row)));
        bits.AddRange(embeddings.Select(row => string.Join(' ', embeddings.Select(other => new TurningProbe(row).Similarity(other)))));
        for (int i = 0; i < signatures.Count; i++)
            for (int j = i; j < signatures.Count; j++)
            {
                MarkComparison pair = MarkComparer.Compare(signatures[i], signatures[j]);
                bits.Add($"{i} {j} {BitConverter.DoubleToInt64Bits(pair.Score):x16} {BitConverter.DoubleToInt64Bits(pair.Correlation):x16} {BitConverter.DoubleToInt64Bits(pair.Residual):x16} {pair.Cells.Count(cell => cell.IsCongruent)}");
            }
        return bits;
    }

    /// <summary>Runs the kernels' tests, and writes the bits, with one setting off.</summary>
    private static async Task<string> RunAgain(string setting, string file)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                typeof(SameBitsTests).Assembly.Location, "-noLogo", "-noColor", "-explicit", "on",
                "-method", $"*.{nameof(Bits_are_written_to_the_file_asked_for)}",
                "-method", $"{typeof(Correlation.ProductSumTests).Namespace}.*",
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment[setting] = "0";
        start.Environment[FileVariable] = file;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The test program did not start again.");
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        string said = await output + await errors;
        Assert.True(process.ExitCode == 0, said);
        return said;
    }
}
