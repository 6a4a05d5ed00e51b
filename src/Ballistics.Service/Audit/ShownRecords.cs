using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Audit;

/// <summary>
/// What the answer to one request shows of other agencies' records. A route fills it as it makes its answer; <see cref="AuditedReads"/> tells
/// the trail before the first byte is sent. The requester's own records are no news and are left out.
/// </summary>
internal sealed class ShownRecords(Requester requester)
{
    private readonly Dictionary<(Guid, AuditAction, Guid?), ShownRecord> _others = [];

    /// <summary>The records, each once.</summary>
    public IReadOnlyCollection<ShownRecord> Others => _others.Values;

    /// <summary>An exhibit as it was released.</summary>
    /// <param name="release">The exhibit, and how much of it is shown.</param>
    /// <param name="action">What is read of it.</param>
    /// <param name="kind">The noun of what it is met as where less than a summary is shown: candidate, lead, hit.</param>
    /// <param name="id">Identifies that.</param>
    /// <param name="search">The search that found it; null where it is not met in a candidate list.</param>
    public void Add(ExhibitRelease release, AuditAction action, string kind, Guid id, SearchJob? search = null)
    {
        Guid owner = release.Exhibit.AgencyId;
        AuditSubject? seenAs = release.Shows(ReleaseLevel.Summary) ? null : new AuditSubject(kind, id, release.Shows(ReleaseLevel.Contact) ? owner : null);
        Add(new ShownRecord(release.Exhibit.Id, owner, action, seenAs, search?.Purpose, search is null ? null : new { search = search.Id }));
    }

    /// <summary>An exhibit that is shown as what it is.</summary>
    public void Add(Guid exhibit, Guid owner, AuditAction action) => Add(new ShownRecord(exhibit, owner, action, null, null, null));

    private void Add(ShownRecord shown)
    {
        if (shown.Owner != requester.AgencyId)
            _others[(shown.Exhibit, shown.Action, shown.SeenAs?.Id)] = shown;
    }
}
