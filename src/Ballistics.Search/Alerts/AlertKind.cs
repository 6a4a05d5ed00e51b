namespace Ballistics.Search.Alerts;

/// <summary>What an alert tells of.</summary>
public enum AlertKind
{
    /// <summary>A standing search has new candidates. A candidate is no identification.</summary>
    CandidatesFound,

    /// <summary>A reviewer made a lead that concerns the agency's record.</summary>
    LeadMade,

    /// <summary>A lead that concerns the agency's record went to another state.</summary>
    LeadChanged,

    /// <summary>Another agency asks for detail.</summary>
    ConsentAsked,

    /// <summary>Another agency granted detail.</summary>
    ConsentGiven,

    /// <summary>Another agency refused detail.</summary>
    ConsentRefused,

    /// <summary>A verified conclusion links a record of the agency with another.</summary>
    HitConfirmed,

    /// <summary>Conclusion and verification of a lead differ; both are kept.</summary>
    ConflictRecorded,

    /// <summary>A lead or hit that concerned the agency's record is gone: the other record was purged.</summary>
    LeadRemoved,

    /// <summary>A record's review date has come: keep it or purge it.</summary>
    ReviewDue,
}
