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

    /// <summary>The fine detail that its kind of mark is compared by is blurred away.</summary>
    OutOfFocus,

    /// <summary>Much of the mark lies at the end of the range: over-exposed, under-exposed, or beyond the instrument's heights.</summary>
    Saturated,

    /// <summary>The picture shows next to no difference of brightness.</summary>
    LowContrast,

    /// <summary>The fine detail is mostly noise.</summary>
    Noisy,

    /// <summary>Too many points stand out alone from their neighbours.</summary>
    TooManySpikes,

    /// <summary>The points lie too far apart for its kind of mark.</summary>
    TooCoarse,
}
