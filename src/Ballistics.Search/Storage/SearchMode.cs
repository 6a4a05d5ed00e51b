namespace Ballistics.Search.Storage;

/// <summary>How much of what a search may reach it compares.</summary>
public enum SearchMode
{
    /// <summary>Every eligible exhibit is compared in full; nothing is left out beforehand.</summary>
    Exhaustive,
}
