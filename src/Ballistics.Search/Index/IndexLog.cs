using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Index;

internal static partial class IndexLog
{
    [LoggerMessage(1301, LogLevel.Information, "Opened the index {Folder} with {Rows} marks")]
    public static partial void Opened(ILogger log, string folder, long rows);

    [LoggerMessage(1302, LogLevel.Warning, "The index is made anew from the database: {Reason}")]
    public static partial void Rebuilding(ILogger log, string reason);

    [LoggerMessage(1303, LogLevel.Information, "Making the index anew: {Done} of {All} marks")]
    public static partial void Rebuilt(ILogger log, int done, int all);

    [LoggerMessage(1304, LogLevel.Error, "Mark {Mark} cannot be embedded now; it is kept, and the next start tries again")]
    public static partial void NotEmbedded(ILogger log, Guid mark, Exception exception);

    [LoggerMessage(1305, LogLevel.Error, "Marks are kept and not embedded, and searches compare every exhibit in full: {Reason}")]
    public static partial void NothingEmbedded(ILogger log, string reason);

    [LoggerMessage(1306, LogLevel.Error, "Mark {Mark} is kept and not embedded; a start with the model in its place embeds it: {Reason}")]
    public static partial void KeptOnly(ILogger log, Guid mark, string reason);
}
