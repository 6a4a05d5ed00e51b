namespace Ballistics.Service.Backlog;

/// <summary>Work of one kind that waits.</summary>
/// <param name="Count">How much there is.</param>
/// <param name="Oldest">Since when the oldest waits; null where there is none.</param>
/// <param name="OldestDays">The same as an age, days; null where there is none.</param>
/// <param name="Overdue">How many are late.</param>
public sealed record BacklogCount(int Count, DateTimeOffset? Oldest, double? OldestDays, int Overdue)
{
    internal static BacklogCount Of(IReadOnlyCollection<(DateTimeOffset Since, DateTimeOffset Due)> waiting, DateTimeOffset now)
    {
        DateTimeOffset? oldest = waiting.Count > 0 ? waiting.Min(one => one.Since) : null;
        return new BacklogCount(waiting.Count, oldest, oldest is null ? null : Math.Round((now - oldest.Value).TotalDays, 2), waiting.Count(one => now > one.Due));
    }
}
