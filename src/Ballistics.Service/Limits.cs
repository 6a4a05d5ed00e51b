namespace Ballistics.Service;

/// <summary>Every limit of the service, in one place; those of storing and searching are <see cref="Search.Limits"/>.</summary>
public static class Limits
{
    /// <summary>The largest request body but for uploads, bytes.</summary>
    public const long BodyBytes = 1 << 20;

    /// <summary>What an upload's form may need beside the scan itself, bytes.</summary>
    public const long FormBytes = 1 << 16;

    /// <summary>The largest upload, bytes: the scan and its form.</summary>
    public const long UploadBytes = Search.Limits.ScanBytes + FormBytes;

    /// <summary>The longest form field, bytes.</summary>
    public const int FieldBytes = 1024;

    /// <summary>Corners of one outline that an examiner draws.</summary>
    public const int RegionCorners = 1000;

    /// <summary>Holes of one region that an examiner draws.</summary>
    public const int RegionHoles = 16;

    /// <summary>Headers of one part of a form.</summary>
    public const int PartHeaders = 8;

    /// <summary>Bytes of the headers of one part of a form.</summary>
    public const int PartHeaderBytes = 8192;

    /// <summary>Uploads that are taken at the same time; each holds a connection and a temporary file, no thread.</summary>
    public const int ConcurrentUploads = 64;

    /// <summary>Uploads that wait before they are taken; further ones are asked to come back.</summary>
    public const int WaitingUploads = 256;

    /// <summary>Rows of a page where the caller does not say.</summary>
    public const int DefaultPageLength = 100;

    /// <summary>The most rows of a page.</summary>
    public const int PageLength = 1000;

    /// <summary>The longer side of a picture of one mark, pixels.</summary>
    public const int PictureSide = 900;

    /// <summary>Memory for prepared marks that were drawn lately, bytes.</summary>
    public const long PreparedMarkBytes = 48 << 20;

    /// <summary>How often review dates are looked at.</summary>
    public static readonly TimeSpan ReviewInterval = TimeSpan.FromHours(1);

    /// <summary>How often the audit ledgers that have grown are signed.</summary>
    public static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(5);

    /// <summary>The shortest password that may be set, letters.</summary>
    public const int PasswordLength = 12;

    /// <summary>The longest password, letters: stretching a longer one would cost too much.</summary>
    public const int LongestPassword = 200;

    /// <summary>Failed sign-ins after which a name is locked for <see cref="LockOut"/>.</summary>
    public const int FailedSignIns = 5;

    /// <summary>The longest token of an identity provider, bytes.</summary>
    public const int TokenBytes = 16 << 10;

    /// <summary>Requests a minute of one person, key or certificate where the operator does not say.</summary>
    public const int RequestsPerMinute = 6000;

    /// <summary>How many times the requests of one member an agency as a whole may send.</summary>
    public const int AgencyShare = 4;

    /// <summary>Requests a minute of one network address that says not who asks, where the operator does not say.</summary>
    public const int AnonymousRequestsPerMinute = 60;

    /// <summary>The most roles a list may name.</summary>
    public const int RoleCount = 16;

    /// <summary>The longest answer that is read from an identity provider, bytes.</summary>
    public const int OutwardBytes = 1 << 20;

    /// <summary>The longest life of a key, days.</summary>
    public const int KeyDays = 366;

    /// <summary>How long a name is locked after too many failed sign-ins.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts without a request.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(8);

    /// <summary>How far the clock of an identity provider may be off.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>How long an identity provider's keys are kept where the settings do not say, seconds; an hour.</summary>
    public const int ProviderKeysSeconds = 3600;

    /// <summary>How often a token that names a key not known has its provider's keys fetched anew, at most.</summary>
    public static readonly TimeSpan ProviderRefresh = TimeSpan.FromMinutes(1);

    /// <summary>How long an identity provider that could not be reached is left alone.</summary>
    public static readonly TimeSpan ProviderRetry = TimeSpan.FromSeconds(10);

    /// <summary>How long an identity provider's last keys are believed while it cannot be reached.</summary>
    public static readonly TimeSpan ProviderOutage = TimeSpan.FromDays(1);

    /// <summary>How long an identity provider may take to answer.</summary>
    public static readonly TimeSpan OutwardTimeout = TimeSpan.FromSeconds(10);
}
