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

    [LoggerMessage(2008, LogLevel.Error, "The audit trail cannot be signed now; the next time tries again")]
    public static partial void NotSigned(ILogger log, Exception exception);

    [LoggerMessage(2009, LogLevel.Warning, "The alert {Alert} was not delivered to {Endpoint} at attempt {Attempt}: {Problem}")]
    public static partial void NotDelivered(ILogger log, Guid alert, Guid endpoint, int attempt, string problem);

    [LoggerMessage(2011, LogLevel.Error, "Review dates and interrupted purges cannot be seen to now; the next time tries again")]
    public static partial void RetentionFailed(ILogger log, Exception exception);

    [LoggerMessage(2010, LogLevel.Error, "Alerts cannot be delivered now; the next time tries again")]
    public static partial void AlertsFailed(ILogger log, Exception exception);

    [LoggerMessage(2101, LogLevel.Warning, "The keys of the identity provider {Issuer} cannot be fetched; its tokens are refused")]
    public static partial void ProviderUnreachable(ILogger log, string issuer, Exception exception);

    [LoggerMessage(2102, LogLevel.Warning, "A sign-in failed from {Address}")]
    public static partial void SignInFailed(ILogger log, System.Net.IPAddress? address);

    [LoggerMessage(2103, LogLevel.Information, "{Person} signed in")]
    public static partial void SignedIn(ILogger log, Guid person);

    [LoggerMessage(2020, LogLevel.Error, "Standing searches stopped on an error and go on in {Pause}")]
    public static partial void StandingFailed(ILogger log, TimeSpan pause, Exception exception);
}
