namespace Ballistics.Evidence;

/// <summary>Why a file or a mark was refused. Each reason is one problem type of the API.</summary>
public enum RejectionReason
{
    /// <summary>There are no bytes.</summary>
    Empty,

    /// <summary>The bytes are of no format that is read here, or not of the one the name claims.</summary>
    UnknownFormat,

    /// <summary>The format was recognised, and the content breaks its rules.</summary>
    Damaged,

    /// <summary>A checksum inside the file, or the one sent along, does not fit the bytes.</summary>
    ChecksumMismatch,

    /// <summary>The file is sound and holds something that cannot be compared here: a profile, a point cloud.</summary>
    Unsupported,

    /// <summary>More bytes, points or memory than the limits allow.</summary>
    TooLarge,

    /// <summary>Nothing, or too little, of the mark was measured.</summary>
    TooLittleMeasured,

    /// <summary>The mark covers too small an area for its kind.</summary>
    TooSmall,

    /// <summary>The surface has no relief in the band of its kind.</summary>
    Flat,

    /// <summary>A picture's distance between pixels is not known, and without it nothing can be compared.</summary>
    UnknownSpacing,

    /// <summary>How a picture was lit is not known and cannot be told from it.</summary>
    UnknownLighting,
}
