namespace Ballistics.Tests;

/// <summary>Finds the real scans: the folder named by BALLISTICS_DATA, else ../shared/data beside the repository.</summary>
internal static class RealData
{
    /// <summary>The repository's root folder.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The folder of real scans; null where there is none.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>The path of a real file; skips the test, saying why, where the scans are not there.</summary>
    public static string Path(string relative)
    {
        Assert.SkipUnless(Folder is not null, "Real scans not found: set BALLISTICS_DATA or put them at ../shared/data.");
        return System.IO.Path.Combine(Folder!, relative);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ballistics.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Ballistics.sln stands in no folder above the tests.");
    }

    private static string? FindFolder()
    {
        string? setting = Environment.GetEnvironmentVariable("BALLISTICS_DATA");
        string folder = string.IsNullOrEmpty(setting) ? System.IO.Path.Combine(RepositoryRoot, "..", "shared", "data") : setting;
        return File.Exists(System.IO.Path.Combine(folder, "labels.csv")) ? System.IO.Path.GetFullPath(folder) : null;
    }
}
