namespace Ballistics.Search.Alerts;

/// <summary>How many alerts an agency was sent; its row is locked while one is added, so that places are given in the order of commits.</summary>
public sealed class AlertFeed
{
    /// <summary>The agency.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>Place of its last alert; 0 while there is none.</summary>
    public long Sequence { get; set; }
}
