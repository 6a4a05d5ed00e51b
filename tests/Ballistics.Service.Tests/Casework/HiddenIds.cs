namespace Ballistics.Service.Tests.Casework;

/// <summary>The ids of a record and of all that hangs on it; before it exists, ids of nothing.</summary>
/// <param name="Owner">The agency that owns it, which anyone knows.</param>
internal sealed record HiddenIds(Guid Owner)
{
    /// <summary>The exhibit.</summary>
    public Guid Exhibit { get; init; } = Guid.NewGuid();

    /// <summary>Its mark.</summary>
    public Guid Mark { get; init; } = Guid.NewGuid();

    /// <summary>Its case record.</summary>
    public Guid CaseRecord { get; init; } = Guid.NewGuid();

    /// <summary>The firearm it was fired from.</summary>
    public Guid Firearm { get; init; } = Guid.NewGuid();

    /// <summary>The search its owner made with it.</summary>
    public Guid Search { get; init; } = Guid.NewGuid();

    /// <summary>The lead, and hit, that came of it.</summary>
    public Guid Lead { get; init; } = Guid.NewGuid();

    /// <summary>Somebody's request for detail of it.</summary>
    public Guid DetailRequest { get; init; } = Guid.NewGuid();

    /// <summary>An alert that tells its owner of it.</summary>
    public Guid Alert { get; init; } = Guid.NewGuid();

    /// <summary>An id of nothing.</summary>
    public Guid Other { get; } = Guid.Empty;

    /// <summary>All ids that are not the same before and after, each with a word for it.</summary>
    public IEnumerable<(string Name, Guid Id)> Named =>
    [
        ("EXHIBIT", Exhibit), ("MARK", Mark), ("RECORD", CaseRecord), ("FIREARM", Firearm), ("OWNER'S SEARCH", Search), ("LEAD", Lead), ("REQUEST", DetailRequest), ("ALERT", Alert),
    ];
}
