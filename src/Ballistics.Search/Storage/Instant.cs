namespace Ballistics.Search.Storage;

/// <summary>Instants as they are kept.</summary>
public static class Instant
{
    /// <summary>Now, in universal time, to the microsecond: the finest that every database keeps, so that what was answered is what is read again.</summary>
    public static DateTimeOffset Now
    {
        get
        {
            DateTimeOffset now = DateTimeOffset.UtcNow;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }
}
