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

    /// <summary>Name of the agency that the local administrator of a new data folder works for.</summary>
    public string Agency { get; init; } = "Local agency";

    /// <summary>That agency's jurisdiction, ISO 3166-1 alpha-2.</summary>
    public string Jurisdiction { get; init; } = "CH";

    /// <summary>Whether the one-time secret of the local administrator is written to standard error when the service starts.</summary>
    public bool AnnounceFirstSignIn { get; init; } = true;

    /// <summary>PEM file of the authority whose certificates machines of members may show over TLS; null where none may.</summary>
    public string? MemberAuthority { get; init; }

    /// <summary>Whether identity providers may lie at addresses of private networks, and be asked over plain HTTP, as on a closed network. (Webhooks have a setting of their own.)</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Requests a minute of one person, key or certificate; an agency as a whole may send <see cref="Limits.AgencyShare"/> times as many.</summary>
    public int RequestsPerMinute { get; init; } = Limits.RequestsPerMinute;

    /// <summary>Requests a minute of one network address that says not, or wrongly, who asks; attempts to sign in are among them.</summary>
    public int AnonymousRequestsPerMinute { get; init; } = Limits.AnonymousRequestsPerMinute;

    /// <summary>Seconds for which an identity provider's keys are kept before they are fetched anew: so long a key that it has taken back may still be believed.</summary>
    public int ProviderKeysSeconds { get; init; } = Limits.ProviderKeysSeconds;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">A setting has no sense; the message says which.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection("Ballistics");
        return new Settings
        {
            DataFolder = Path.GetFullPath(section[nameof(DataFolder)] is { Length: > 0 } folder ? folder : Path.Combine(HomeFolder(), ".data")),
            Database = section[nameof(Database)] is { Length: > 0 } database ? database : null,
            DemoFolder = section[nameof(DemoFolder)] is { Length: > 0 } demo ? Path.GetFullPath(demo) : null,
            Agency = section[nameof(Agency)] is { Length: > 0 } agency ? agency : "Local agency",
            Jurisdiction = Search.Storage.Jurisdiction.Find(section[nameof(Jurisdiction)] is { Length: > 0 } code ? code : "CH")?.Code
                ?? throw new SettingsException($"Ballistics:Jurisdiction is '{section[nameof(Jurisdiction)]}', which is no code of ISO 3166-1. Use two letters, such as NL."),
            AnnounceFirstSignIn = section.GetValue(nameof(AnnounceFirstSignIn), true),
            MemberAuthority = section[nameof(MemberAuthority)] is { Length: > 0 } authority ? Path.GetFullPath(authority) : null,
            AllowPrivateAddresses = section.GetValue(nameof(AllowPrivateAddresses), false),
            RequestsPerMinute = Positive(section, nameof(RequestsPerMinute), Limits.RequestsPerMinute),
            AnonymousRequestsPerMinute = Positive(section, nameof(AnonymousRequestsPerMinute), Limits.AnonymousRequestsPerMinute),
            ProviderKeysSeconds = Positive(section, nameof(ProviderKeysSeconds), Limits.ProviderKeysSeconds),
        };
    }

    private static int Positive(IConfigurationSection section, string name, int otherwise) => section.GetValue(name, otherwise) is var value and > 0
        ? value
        : throw new SettingsException($"Ballistics:{name} is '{section[name]}'; give a number of at least 1.");

    private static string HomeFolder()
    {
        DirectoryInfo? folder = new(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ballistics.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
