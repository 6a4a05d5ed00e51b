using Ballistics.Comparison;
using Ballistics.Comparison.Tests;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;

namespace Ballistics.Benchmarks;

/// <summary>The breech faces that are measured: real ones (Fadul 2011) where the scans are there, else made ones of a like size.</summary>
internal static class BenchmarkMarks
{
    private static readonly string? Folder = FindFolder();

    /// <summary>Two shots of one firearm, and after them shots of others.</summary>
    public static Signature[] BreechFaces(int count) =>
        Folder is null ? [.. Enumerable.Range(0, count).Select(Made)] : [.. RealNames().Take(count).Select(Real)];

    /// <summary>A scan of 560 × 560 points.</summary>
    public static Topography Scan560() => new MadeMark(1).Scan(noise: 0.2e-6, size: 560, spacing: 6.25e-6);

    private static IEnumerable<string> RealNames() => Enumerable.Range(1, 10).SelectMany(barrel => new[] { $"Fadul {barrel}-1.x3p", $"Fadul {barrel}-2.x3p" });

    private static Signature Real(string name)
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(Path.Combine(Folder!, name)));
        MarkKind kind = MarkKind.BreechFaceImpression;
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan.Topography!, RegionLocator.Locate(scan, kind), kind));
    }

    private static Signature Made(int number) => MadeMark.SignatureOf(new MadeMark(1 + number / 2).Scan(new Pose(0, 0, 40 * (number % 2)), noise: 0.5e-6));

    private static string? FindFolder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Ballistics.sln")))
            root = root.Parent;
        string? setting = Environment.GetEnvironmentVariable("BALLISTICS_DATA");
        string data = string.IsNullOrEmpty(setting) ? Path.Combine(root?.FullName ?? ".", "..", "shared", "data") : setting;
        string folder = Path.Combine(data, "cartridge-cases", "fadul");
        return Directory.Exists(folder) ? folder : null;
    }
}
