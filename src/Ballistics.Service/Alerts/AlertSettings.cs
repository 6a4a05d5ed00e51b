namespace Ballistics.Service.Alerts;

/// <summary>What the operator may set of alerts, under <c>Ballistics:Alerts:</c>.</summary>
public sealed record AlertSettings
{
    /// <summary>
    /// Hosts of webhooks that may lie at private addresses and need no TLS, parted by commas; on a closed network every one is such a
    /// host. None where it is not set.
    /// </summary>
    public IReadOnlySet<string> PrivateHosts { get; init; } = new HashSet<string>();

    /// <summary>The mail server; null where no mail is sent.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>Where people sign in, for mails to name; null where it is not set.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>When what could not be delivered is sent again.</summary>
    public AlertSchedule Schedule { get; init; } = new();

    /// <summary>Reads the settings.</summary>
    public static AlertSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        IConfigurationSection section = configuration.GetSection("Ballistics:Alerts");
        var standard = new AlertSchedule();
        return new AlertSettings
        {
            PrivateHosts = (section[nameof(PrivateHosts)] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            Smtp = SmtpSettings.Read(section.GetSection(nameof(Smtp))),
            PublicAddress = section[nameof(PublicAddress)] is { Length: > 0 } address ? address : null,
            Schedule = new AlertSchedule
            {
                FirstPause = section.GetValue(nameof(AlertSchedule.FirstPause), standard.FirstPause),
                LongestPause = section.GetValue(nameof(AlertSchedule.LongestPause), standard.LongestPause),
                Attempts = section.GetValue(nameof(AlertSchedule.Attempts), standard.Attempts),
                Patience = section.GetValue(nameof(AlertSchedule.Patience), standard.Patience),
                Interval = section.GetValue(nameof(AlertSchedule.Interval), standard.Interval),
            },
        };
    }
}
