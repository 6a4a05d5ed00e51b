namespace Ballistics.Search;

/// <summary>Every limit of storing and searching, in one place.</summary>
public static class Limits
{
    /// <summary>The largest scan that is taken in, bytes as uploaded.</summary>
    public const long ScanBytes = 256L << 20;

    /// <summary>Scans larger than this, bytes as uploaded, are prepared one at a time, whatever the number of workers.</summary>
    public const long LargeScanBytes = 32L << 20;

    /// <summary>Memory that one worker may need for an ordinary scan, bytes; there are no more workers than memory allows.</summary>
    public const long WorkerBytes = 256L << 20;

    /// <summary>Lands of a barrel; the most known is 22 (Marlin Micro-Groove), the rest is room.</summary>
    public const int Lands = 64;

    /// <summary>Letters of a name, a label or a reference.</summary>
    public const int NameLength = 200;

    /// <summary>Letters of a file name.</summary>
    public const int FileNameLength = 255;

    /// <summary>Candidates of a list where the caller does not say.</summary>
    public const int DefaultListLength = 50;

    /// <summary>The most candidates of a list.</summary>
    public const int ListLength = 1000;

    /// <summary>Letters of a stated purpose.</summary>
    public const int PurposeLength = 200;

    /// <summary>Letters of an address that alerts are sent to.</summary>
    public const int AlertAddressLength = 500;

    /// <summary>Letters of what is kept of a failed delivery.</summary>
    public const int AlertProblemLength = 500;

    /// <summary>Addresses that one agency may have its alerts sent to.</summary>
    public const int AlertEndpoints = 20;

    /// <summary>The longest line of an exported ledger, bytes.</summary>
    public const int AuditLineBytes = 1 << 20;

    /// <summary>Audit entries read from the database at a time.</summary>
    public const int AuditChunk = 1000;

    /// <summary>Exhibits read from the database at a time while searching.</summary>
    public const int SearchChunk = 32;

    /// <summary>Searches that run at the same time; each uses all search workers.</summary>
    public const int ConcurrentSearches = 2;

    /// <summary>Searches that may wait.</summary>
    public const int QueuedSearches = 1000;

    /// <summary>How often the lock of a database is asked for before another process is taken to hold it.</summary>
    public const int DatabaseLockAttempts = 20;

    /// <summary>How long to wait before the lock of a database is asked for again.</summary>
    public static readonly TimeSpan DatabaseLockPause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a running search writes down how far it has come.</summary>
    public static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
}
