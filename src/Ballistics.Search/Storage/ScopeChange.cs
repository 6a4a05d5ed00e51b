namespace Ballistics.Search.Storage;

/// <summary>
/// That an exhibit may have come into, or gone out of, what somebody's searches reach. The database itself writes it, in the very
/// transaction that changes the exhibit, its marks or its terms, so that no change can be forgotten or come too late.
/// </summary>
public sealed class ScopeChange
{
    /// <summary>Identifies it.</summary>
    public long Id { get; init; }

    /// <summary>The exhibit; null where any may have.</summary>
    public Guid? ExhibitId { get; init; }

    /// <summary>The place of the transaction among all: what it says of the order in which they ended is the provider's affair.</summary>
    public long Transaction { get; init; }
}
