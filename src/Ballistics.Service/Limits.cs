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

    /// <summary>How often the audit ledgers that have grown are signed.</summary>
    public static readonly TimeSpan CheckpointInterval = TimeSpan.FromMinutes(5);
}
