namespace Ballistics.Service.Alerts;

/// <summary>When what could not be delivered is sent again.</summary>
public sealed record AlertSchedule
{
    /// <summary>The pause after the first failed attempt; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Attempts before a delivery is given up, about two and a half days; a replay grants as many again.</summary>
    public int Attempts { get; init; } = 20;

    /// <summary>How long a receiver may take over one attempt.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the deliveries that are due are looked for.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an attempt keeps others from the same delivery; after a crash it is taken up again when this is over.</summary>
    public TimeSpan Lease => Patience + Patience;

    /// <summary>The pause after so many attempts: half of it certain, half by chance, so that what failed together does not come back together.</summary>
    public TimeSpan PauseAfter(int attempts)
    {
        double doubled = Math.Min(LongestPause.TotalSeconds, FirstPause.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 30)));
        return TimeSpan.FromSeconds(doubled * (0.5 + 0.5 * Random.Shared.NextDouble()));
    }
}
