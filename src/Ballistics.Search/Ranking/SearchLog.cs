using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Ranking;

internal static partial class SearchLog
{
    [LoggerMessage(1101, LogLevel.Error, "Search {Search} failed")]
    public static partial void Failed(ILogger log, Guid search, Exception exception);

    [LoggerMessage(1102, LogLevel.Information, "Search {Search} ended: {Outcome} after {Milliseconds:F0} ms")]
    public static partial void Ended(ILogger log, Guid search, string outcome, double milliseconds);
}
