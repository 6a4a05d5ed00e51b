namespace Ballistics.Accuracy;

/// <summary>Where the repository and the real scans are.</summary>
internal static class Repository
{
    /// <summary>The repository's root: the folder of Ballistics.sln above this program.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("Ballistics.sln stands in no folder above this program.");
        }
    }

    /// <summary>The folder named by BALLISTICS_DATA, else ../shared/data; null where it holds no labels.csv.</summary>
    public static string? FindData(string root)
    {
        string? setting = Environment.GetEnvironmentVariable("BALLISTICS_DATA");
        string folder = string.IsNullOrEmpty(setting) ? Path.Combine(root, "..", "shared", "data") : setting;
        return File.Exists(Path.Combine(folder, "labels.csv")) ? Path.GetFullPath(folder) : null;
    }
}
