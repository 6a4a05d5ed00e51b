using Ballistics.Search.Members;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Audit;

/// <summary>Tells the trail of what a requester is shown of other agencies' exhibits; told and saved before the answer is sent.</summary>
public static class AuditReads
{
    /// <summary>Tells of exhibits that are shown as candidates of a search; the requester's own are no news.</summary>
    /// <param name="db">The unit of work; the caller saves it.</param>
    /// <param name="requester">Who reads.</param>
    /// <param name="search">The search, whose purpose holds where the read states none of its own.</param>
    /// <param name="shown">The exhibits, each with its owner and, where the requester is not shown which exhibit it is, with what it is seen as.</param>
    /// <param name="action">What is read of them.</param>
    public static void Tell(EvidenceDb db, Requester requester, SearchJob search, IEnumerable<(Guid Exhibit, Guid Owner, AuditSubject? SeenAs)> shown, AuditAction action)
    {
        ArgumentNullException.ThrowIfNull(requester);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(shown);
        foreach ((Guid exhibit, Guid owner, AuditSubject? seenAs) in shown)
            if (owner != requester.AgencyId)
                AuditTrail.Append(db, AuditActor.Of(requester), action, new AuditSubject("exhibit", exhibit, owner), requester.Purpose ?? search.Purpose, new { search = search.Id }, null, seenAs);
    }
}
