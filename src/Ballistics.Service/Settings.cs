namespace Ballistics.Service;

/// <summary>What the operator may set, under <c>Ballistics:</c> in the settings, the environment or on the command line.</summary>
public sealed record Settings
{
    /// <summary>Where everything is kept; <c>.data</c> in the repository, or else in the current folder, where it is not set.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Connection string of a PostgreSQL database for the records; null for a SQLite file in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>A folder of labelled scans that an empty database is filled with; null for none.</summary>
    public string? DemoFolder { get; init; }

    /// <summary>Reads the settings.</summary>
    public static Settings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection("Ballistics");
        return new Settings
        {
            DataFolder = Path.GetFullPath(section[nameof(DataFolder)] is { Length: > 0 } folder ? folder : Path.Combine(HomeFolder(), ".data")),
            Database = section[nameof(Database)] is { Length: > 0 } database ? database : null,
            DemoFolder = section[nameof(DemoFolder)] is { Length: > 0 } demo ? Path.GetFullPath(demo) : null,
        };
    }

    private static string HomeFolder()
    {
        DirectoryInfo? folder = new(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
