namespace Ballistics.Service.Audit;

/// <summary>Whose records the answers of a route may show, and with it what must be stated to ask it.</summary>
internal enum RecordReads
{
    /// <summary>No agency's records: members, keys, alerts, the trail itself.</summary>
    None,

    /// <summary>Records of the requester's own agency only.</summary>
    Own,

    /// <summary>Numbers over records within reach, and none of them.</summary>
    Counts,

    /// <summary>What a search found; the purpose the search stated holds where the request states none.</summary>
    Found,

    /// <summary>One record by its id; a purpose is stated where it is another agency's.</summary>
    OwnOrOthers,

    /// <summary>Other agencies' records among the answer, or a search over them: every request states a purpose.</summary>
    Others,
}
