namespace Ballistics.Evidence;

/// <summary>Where the distance between a scan's points comes from.</summary>
public enum SpacingOrigin
{
    /// <summary>It is not known.</summary>
    Unknown,

    /// <summary>The file states it.</summary>
    File,

    /// <summary>The submitter stated it.</summary>
    Stated,

    /// <summary>It was estimated from the primer found on the picture and the nominal diameter of the calibre's primer.</summary>
    Estimated,
}
