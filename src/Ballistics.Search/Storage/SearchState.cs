namespace Ballistics.Search.Storage;

/// <summary>How far a search has come.</summary>
public enum SearchState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It compares.</summary>
    Running,

    /// <summary>Its candidate list is there.</summary>
    Completed,

    /// <summary>It stopped on an error; the search says which.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
