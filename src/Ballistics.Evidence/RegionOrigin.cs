namespace Ballistics.Evidence;

/// <summary>How a region of interest came to be.</summary>
public enum RegionOrigin
{
    /// <summary>Every measured point: the scan was cropped to the mark before it came in.</summary>
    WholeScan,

    /// <summary>Drawn by a person; it came with the file or from an examiner.</summary>
    Drawn,

    /// <summary>Found by the program.</summary>
    Found,
}
