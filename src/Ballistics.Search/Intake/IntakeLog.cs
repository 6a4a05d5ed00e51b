using Ballistics.Evidence;
using Ballistics.Search.Storage;
using Microsoft.Extensions.Logging;

namespace Ballistics.Search.Intake;

internal static partial class IntakeLog
{
    [LoggerMessage(1201, LogLevel.Information, "Took in mark {Mark} ({Kind}, {Format}, {State}) of exhibit {Exhibit}: {Sha256}, {Length} bytes")]
    public static partial void Accepted(ILogger log, Guid mark, MarkKind kind, string format, MarkState state, Guid exhibit, string sha256, long length);

    [LoggerMessage(1202, LogLevel.Information, "Refused a {Kind} of exhibit {Exhibit}: {Reason}")]
    public static partial void Refused(ILogger log, MarkKind kind, Guid exhibit, string reason);

    [LoggerMessage(1203, LogLevel.Warning, "A refused scan of exhibit {Exhibit} could not be counted in the agency's figures")]
    public static partial void NotCounted(ILogger log, Guid exhibit, Exception exception);
}
