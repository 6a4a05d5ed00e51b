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

    /// <summary>The longest sign-in name to ask for: the ending of the agency has room behind it.</summary>
    public const int SignInNameLength = 180;

    /// <summary>Letters of a short code, such as a regional body's or the beginning of a key.</summary>
    public const int CodeLength = 32;

    /// <summary>Letters of an address, an issuer or a distinguished name.</summary>
    public const int AddressLength = 500;

    /// <summary>Letters of a password's hash.</summary>
    public const int PasswordHashLength = 200;

    /// <summary>Months that an agency's figures of quality go back.</summary>
    public const int QualityMonths = 24;

    /// <summary>Letters of an instrument's name.</summary>
    public const int InstrumentLength = 400;

    /// <summary>Letters of a file name.</summary>
    public const int FileNameLength = 255;

    /// <summary>Candidates of a list where the caller does not say.</summary>
    public const int DefaultListLength = 50;

    /// <summary>The most candidates of a list.</summary>
    public const int ListLength = 1000;

    /// <summary>Letters of a stated purpose.</summary>
    public const int PurposeLength = 200;

    /// <summary>Letters of the reason for keeping or purging a record.</summary>
    public const int RetentionReasonLength = 500;

    /// <summary>How long after its entry a record is first reviewed, where its owner has set no other date; five years.</summary>
    public static readonly TimeSpan ReviewTerm = TimeSpan.FromDays(1826);

    /// <summary>The largest manifest of a disclosure package, bytes.</summary>
    public const long ManifestBytes = 16 << 20;

    /// <summary>Candidates of a disclosure package that come with originals and pictures where the caller does not say.</summary>
    public const int DisclosedCandidates = 10;

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

    /// <summary>Exhibits that a staged search correlates coarsely, at least; a scope of no more is compared in full.</summary>
    public const int Shortlist = 200;

    /// <summary>Exhibits that a staged search compares in full, at least.</summary>
    public const int FullComparisons = 60;

    /// <summary>Exhibits whose comparison is noted with a list so that it can be replayed.</summary>
    public const int ReplayedExhibits = 2000;

    /// <summary>Exhibits read from the database at a time while searching.</summary>
    public const int SearchChunk = 32;

    /// <summary>Staged searches that run at the same time; they share the search workers by turns, one comparison at a time.</summary>
    public const int ConcurrentSearches = 8;

    /// <summary>Exhaustive searches that run at the same time, beside the staged ones: they may take hours.</summary>
    public const int ConcurrentExhaustiveSearches = 2;

    /// <summary>Searches that one agency may have waiting or running; the next is asked to come back.</summary>
    public const int SearchesOfAgency = 50;

    /// <summary>Further test fires of one search.</summary>
    public const int TestFires = 10;

    /// <summary>Calibres or jurisdictions that one search is narrowed to.</summary>
    public const int FilterValues = 300;

    /// <summary>Scans that may wait to be prepared though their submitters do not; the next is asked to come back.</summary>
    public const int QueuedScans = 1000;

    /// <summary>Of those, scans of one agency: so one that sends its whole backlog leaves room for the others.</summary>
    public const int QueuedScansOfAgency = 500;

    /// <summary>Scopes that are kept between searches, one for each agency, purpose, filter and kinds of marks; each takes a bit for each exhibit.</summary>
    public const int KeptScopes = 64;

    /// <summary>Exhibits that may have changed before a kept scope is read anew instead of changed.</summary>
    public const int ScopeChanges = 5000;

    /// <summary>Comparisons that are timed to say how long an exhaustive search would take.</summary>
    public const int EstimateComparisons = 3;

    /// <summary>Searches that may wait.</summary>
    public const int QueuedSearches = 1000;

    /// <summary>Rows of a segment of the index: 75 MB, which is what a purge writes anew at most for one.</summary>
    public const int SegmentRows = 1 << 18;

    /// <summary>Rows that came in since the last segment before they are written into one.</summary>
    public const int RecentRows = 4096;

    /// <summary>Rows read from the database at a time while the index is made anew.</summary>
    public const int RebuildRows = 1 << 15;

    /// <summary>Ids in one query; SQLite takes 32,766 parameters, and long before that a query is slow to read.</summary>
    public const int IdsInQuery = 1000;

    /// <summary>Rows of the index that a worker scans at a time, about 0.1 ms.</summary>
    public const int ScanChunkRows = 1 << 12;

    /// <summary>
    /// How closely a scan looks by embeddings that turn: up to how many of a probe's embeddings the rows are held against, and the most
    /// similar of how many rows by then stay for that, one of so many and so many at least. Chosen on Fadul's
    /// scans, after one of Weller's had shown that a single centre sees too little at first.
    /// </summary>
    public static readonly IReadOnlyList<(int Vectors, int OneOf, int AtLeast)> TurningLooks = [(5, 1, 0), (13, 8, 20_000), (int.MaxValue, 32, 10_000)];

    /// <summary>How often the lock of a database is asked for before another process is taken to hold it.</summary>
    public const int DatabaseLockAttempts = 20;

    /// <summary>How long to wait before the lock of a database is asked for again.</summary>
    public static readonly TimeSpan DatabaseLockPause = TimeSpan.FromMilliseconds(100);

    /// <summary>A new candidate of a standing search that ranks this high or higher is told to the owner.</summary>
    public const int StandingAlertRank = 5;

    /// <summary>How often it is looked whether a standing search is due.</summary>
    public static readonly TimeSpan StandingInterval = TimeSpan.FromSeconds(2);

    /// <summary>For how long no scan must have been prepared for a standing search to begin.</summary>
    public static readonly TimeSpan UploadLull = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a standing search gives way to uploads: where they never cease, one begins after each such time.</summary>
    public static readonly TimeSpan StandingPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long standing searches rest after an error.</summary>
    public static readonly TimeSpan StandingPause = TimeSpan.FromSeconds(30);

    /// <summary>Letters of a reason.</summary>
    public const int ReasonLength = 2000;

    /// <summary>Candidates kept beyond a list's length, to close up when an owner withdraws some that are in it.</summary>
    public const int ListReserve = 50;

    /// <summary>Countries or purposes that terms of sharing may name.</summary>
    public const int TermsNames = 300;

    /// <summary>The most days a request for detail may give for an answer.</summary>
    public const int DetailDays = 90;

    /// <summary>How long a lead may take until it counts as overdue.</summary>
    public static readonly TimeSpan LeadTime = TimeSpan.FromDays(30);

    /// <summary>How long an owner may take to answer a request for detail where the request does not say.</summary>
    public static readonly TimeSpan DetailTime = TimeSpan.FromDays(14);

    /// <summary>How long a completed search may wait for a reviewer until it counts as overdue.</summary>
    public static readonly TimeSpan ReviewTime = TimeSpan.FromDays(7);

    /// <summary>How often a running search writes down how far it has come.</summary>
    public static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a person's one-time secret may wait for its use.</summary>
    public static readonly TimeSpan OneTimeSecretLife = TimeSpan.FromDays(7);

    /// <summary>How long a key is valid where its maker does not say.</summary>
    public static readonly TimeSpan DefaultKeyLife = TimeSpan.FromDays(90);
}
