using OpenCvSharp;

namespace Ballistics.Cli.Tests.Commands;

public sealed class RegionsCommandTests
{
    [Fact]
    public async Task Regions_are_listed_with_their_confidence_and_drawn()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, file = Path.Combine(folder, "head.png"), drawn = Path.Combine(folder, "drawn.png");
        try
        {
            Head(file);
            var run = await CliProcess.RunAsync("regions", file, "--out", drawn);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            foreach (string name in new[] { "Primer", "BreechFace", "FiringPin" })
                Assert.Matches($"{name} +confidence [01]\\.[0-9]{{2}}  circle at ", run.Output);
            using Mat picture = Cv2.ImRead(drawn);
            Assert.Equal(800, picture.Width);
            string digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
            Assert.Contains($"Source\0SHA-256 {digest}", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(drawn, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
            Assert.DoesNotContain("mm)", run.Output, StringComparison.Ordinal);
            var stated = await CliProcess.RunAsync("regions", file, "--spacing", "10");
            Assert.Matches(@"FiringPin .*radius [0-9.]+ points \(0\.3[0-9]+ mm\)", stated.Output);
            var estimated = await CliProcess.RunAsync("regions", file, "--calibre", "9 mm Luger");
            Assert.Contains("Spacing estimated as 14.", estimated.Output, StringComparison.Ordinal);
            var inspected = await CliProcess.RunAsync("inspect", file, "--spacing", "10");
            Assert.Contains("400 × 400 points, 10 µm apart", inspected.Output, StringComparison.Ordinal);
            var wrong = await CliProcess.RunAsync("inspect", file, "--spacing", "-1");
            Assert.Contains("a number of micrometres above 0", wrong.Errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_picture_without_lighting_and_spacing_still_shows_its_region()
    {
        string folder = Directory.CreateTempSubdirectory().FullName, file = Path.Combine(folder, "head.png");
        try
        {
            Head(file);
            var run = await CliProcess.RunAsync("compare", file, file, "--stop-at", "region", "--out", folder);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.True(File.Exists(Path.Combine(folder, "01-region-first.png")) && File.Exists(Path.Combine(folder, "01-region-second.png")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Head(string path)
    {
        using var picture = new Mat(400, 400, MatType.CV_8UC1, Scalar.All(120));
        foreach ((int radius, int grey) in new[] { (150, 20), (120, 160), (36, 30) })
            Cv2.Circle(picture, 200, 200, radius, Scalar.All(grey), -1, LineTypes.AntiAlias);
        Cv2.ImWrite(path, picture);
    }
}
