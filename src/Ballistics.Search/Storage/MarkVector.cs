namespace Ballistics.Search.Storage;

/// <summary>The embedding of one mark, kept so that the index can be made again without computing it.</summary>
public sealed class MarkVector
{
    /// <summary>The mark.</summary>
    public required Guid MarkId { get; init; }

    /// <summary>Version of what made it.</summary>
    public required string Version { get; set; }

    /// <summary>Its values, one signed byte each.</summary>
    public required byte[] Values { get; set; }

    /// <summary>Whether a segment of the index on the disk holds it; the others are read when the index is opened.</summary>
    public bool IsSealed { get; set; }
}
