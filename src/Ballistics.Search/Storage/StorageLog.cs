using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(1001, LogLevel.Information, "Opened the data folder {Folder}; removed {Unfinished} unfinished uploads")]
    public static partial void Opened(ILogger log, string folder, int unfinished);

    [LoggerMessage(1002, LogLevel.Warning, "The original {Sha256} belongs to no mark; it is kept")]
    public static partial void Orphan(ILogger log, string sha256);

    [LoggerMessage(1003, LogLevel.Error, "The original {Sha256} of a mark is missing from the data folder")]
    public static partial void Missing(ILogger log, string sha256);

    [LoggerMessage(1004, LogLevel.Information, "Rebuilt the signature of mark {Mark}; it is now {State}")]
    public static partial void Rebuilt(ILogger log, Guid mark, MarkState state);

    [LoggerMessage(1005, LogLevel.Error, "The signature of mark {Mark} cannot be rebuilt now; the next start tries again")]
    public static partial void NotRebuilt(ILogger log, Guid mark, Exception exception);

    [LoggerMessage(1006, LogLevel.Error, "The stored signature of mark {Mark} is damaged; searches count its exhibit as not comparable")]
    public static partial void DamagedSignature(ILogger log, Guid mark, Exception exception);

    [LoggerMessage(1007, LogLevel.Warning, "The database server has {Setting} off: what it has answered for may be lost in a power cut. Turn it on")]
    public static partial void NotDurable(ILogger log, string setting);

    [LoggerMessage(1050, LogLevel.Information, "Signed the audit ledger {Ledger} at entry {Sequence}: {Hash}")]
    public static partial void Checkpoint(ILogger log, Guid ledger, long sequence, string hash);
}
