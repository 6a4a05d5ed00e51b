namespace Ballistics.Search.Audit;

/// <summary>What was done. The trail keeps the name, so a name is never given another meaning.</summary>
public enum AuditAction
{
    /// <summary>A search was asked for.</summary>
    SearchSubmitted,

    /// <summary>A search came to its list; the details give how many exhibits were eligible and compared.</summary>
    SearchCompleted,

    /// <summary>An exhibit stands in the candidate list of another agency.</summary>
    CandidateListed,

    /// <summary>A candidate list was read.</summary>
    CandidatesRead,

    /// <summary>A case record was read.</summary>
    CaseRecordRead,

    /// <summary>An exhibit was read.</summary>
    ExhibitRead,

    /// <summary>A mark was read.</summary>
    MarkRead,

    /// <summary>An original was read, byte for byte.</summary>
    OriginalRead,

    /// <summary>A picture was read.</summary>
    PictureRead,

    /// <summary>A lead was read.</summary>
    LeadRead,

    /// <summary>A hit was read.</summary>
    HitRead,

    /// <summary>An end of a hit was read in a graph of links or in a firearm's way.</summary>
    LinksRead,

    /// <summary>A request for detail was read.</summary>
    DetailRequestRead,

    /// <summary>What a standing search has found was read.</summary>
    StandingCandidatesRead,

    /// <summary>Something was entered.</summary>
    Entered,

    /// <summary>Something was changed.</summary>
    Changed,

    /// <summary>Something was removed.</summary>
    Removed,

    /// <summary>A sharing policy was changed.</summary>
    PolicyChanged,

    /// <summary>A reviewer made a lead of a candidate.</summary>
    LeadMade,

    /// <summary>A lead went to another state.</summary>
    LeadChanged,

    /// <summary>An examiner recorded a conclusion.</summary>
    ConclusionRecorded,

    /// <summary>Detail was asked of another agency.</summary>
    ConsentAsked,

    /// <summary>Detail was granted to another agency.</summary>
    ConsentGiven,

    /// <summary>Detail was refused to another agency.</summary>
    ConsentRefused,

    /// <summary>Two case records were linked by a verified conclusion.</summary>
    HitConfirmed,

    /// <summary>Conclusion and verification differ; both are kept.</summary>
    ConflictRecorded,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A sign-in was refused.</summary>
    SignInRefused,

    /// <summary>A name was locked after failed sign-ins.</summary>
    LockedOut,

    /// <summary>A member, key, certificate or role was given or taken.</summary>
    AccessChanged,

    /// <summary>The trail was read or exported.</summary>
    AuditRead,

    /// <summary>A disclosure package was made.</summary>
    DisclosureMade,

    /// <summary>A record's review date was set.</summary>
    ReviewSet,

    /// <summary>A record's rows were removed; files and caches follow.</summary>
    PurgeBegun,

    /// <summary>A record was purged; the details give the hash of the certificate.</summary>
    Purged,

    /// <summary>Where alerts are sent was changed.</summary>
    AlertsChanged,

    /// <summary>Alerts that could not be delivered were sent again.</summary>
    AlertsReplayed,
}
