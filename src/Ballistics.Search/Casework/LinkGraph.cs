using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Casework;

/// <summary>Events and firearms, joined by hits, with as much of each as the requester is shown.</summary>
/// <param name="Nodes">Events and firearms, in the order of their ids.</param>
/// <param name="Hits">Hits, earliest first.</param>
/// <param name="Routes">The way of every firearm in the graph.</param>
public sealed record LinkGraph(IReadOnlyList<LinkNode> Nodes, IReadOnlyList<Link> Hits, IReadOnlyList<FirearmRoute> Routes)
{
    /// <summary>The graph of all hits within a requester's reach.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="reach">Who asks.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="shown">Is told of both ends of every hit, as released; may be null.</param>
    public static async Task<LinkGraph> BuildAsync(EvidenceDb db, Reach reach, CancellationToken cancellation, Action<ExhibitRelease, Guid>? shown = null)
    {
        List<Lead> hits = await LeadScope.Hits(db, reach).AsNoTracking().OrderBy(l => l.ChangedAt).ThenBy(l => l.Id).ToListAsync(cancellation);
        Guid[] ends = [.. hits.SelectMany(hit => new[] { hit.ProbeExhibitId, hit.CandidateExhibitId }).Distinct()];
        IReadOnlyDictionary<Guid, ExhibitRelease> released = await ExhibitRelease.LoadAsync(db, ends, reach, cancellation);

        var nodes = new SortedDictionary<string, LinkNode>(StringComparer.Ordinal);
        var links = new List<Link>();
        foreach (Lead hit in hits)
            if (released.TryGetValue(hit.ProbeExhibitId, out ExhibitRelease? probe) && released.TryGetValue(hit.CandidateExhibitId, out ExhibitRelease? candidate))
            {
                links.Add(new Link(hit.Id, Enter(nodes, probe, hit.Id), Enter(nodes, candidate, hit.Id), Shown(probe), Shown(candidate), hit.ChangedAt));
                shown?.Invoke(probe, hit.Id);
                shown?.Invoke(candidate, hit.Id);
            }
        ILookup<string, string> neighbours = links.SelectMany(link => new[] { (link.From, link.To), (link.To, link.From) }).ToLookup(pair => pair.Item1, pair => pair.Item2);

        return new LinkGraph(
            [.. nodes.Values], links,
            [.. nodes.Values.Where(node => node.Kind == LinkNodeKind.Firearm).Select(firearm => FirearmRoute.Of(firearm, nodes, neighbours))]);
    }

    // Of the exhibits of one event or firearm, that of which most is shown speaks for it.
    private static string Enter(SortedDictionary<string, LinkNode> nodes, ExhibitRelease release, Guid hit)
    {
        LinkNode node = LinkNode.Of(release, hit);
        if (!nodes.TryGetValue(node.Id, out LinkNode? known) || known.Released < node.Released)
            nodes[node.Id] = node;
        return node.Id;
    }

    private static Guid? Shown(ExhibitRelease release) => release.Shows(ReleaseLevel.Summary) ? release.Exhibit.Id : null;
}
