namespace Ballistics.Search.Storage;

/// <summary>How far a mark has come. Whatever the state, its original is kept.</summary>
public enum MarkState
{
    /// <summary>The original is kept; its signature is still to be made, or to be made again by a newer version.</summary>
    Received,

    /// <summary>Its signature is stored and searched.</summary>
    Ready,

    /// <summary>No signature could be made of it after it was kept: by a newer version, or because its submitter did not wait; the mark says why. It is kept and shown, not searched.</summary>
    Refused,

    /// <summary>It is a picture of which the spacing or the lighting is not known: kept and shown, not searched.</summary>
    NotComparable,
}
