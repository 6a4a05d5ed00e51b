namespace Ballistics.Search.Storage;

/// <summary>How much of what a search may reach it compares.</summary>
public enum SearchMode
{
    /// <summary>Every eligible exhibit is compared in full; nothing is left out beforehand.</summary>
    Exhaustive,

    /// <summary>Those are compared in full whose embeddings and coarse maps are most like the probe's; the list says how many were not.</summary>
    Staged,
}
