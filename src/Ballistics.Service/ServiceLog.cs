namespace Ballistics.Service;

internal static partial class ServiceLog
{
    [LoggerMessage(2001, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger log, string method, string path, Exception exception);

    [LoggerMessage(2002, LogLevel.Information, "Loading the demo exhibits of {Folder}")]
    public static partial void DemoBegins(ILogger log, string folder);

    [LoggerMessage(2003, LogLevel.Information, "Loaded the demo exhibits: {Added} scans added, {AlreadyThere} there before, {Refused} refused")]
    public static partial void DemoEnds(ILogger log, int added, int alreadyThere, int refused);

    [LoggerMessage(2004, LogLevel.Warning, "The demo scan {File} was refused: {Reason}")]
    public static partial void DemoRefused(ILogger log, string file, string reason);

    [LoggerMessage(2005, LogLevel.Error, "The demo exhibits cannot be loaded")]
    public static partial void DemoFailed(ILogger log, Exception exception);

    [LoggerMessage(2006, LogLevel.Information, "Checked the originals: {Orphans} without a mark, {Missing} missing; rebuilt {Rebuilt} signatures")]
    public static partial void UpkeepDone(ILogger log, int orphans, int missing, int rebuilt);

    [LoggerMessage(2007, LogLevel.Error, "Upkeep stopped; the next start tries again")]
    public static partial void UpkeepFailed(ILogger log, Exception exception);
}
