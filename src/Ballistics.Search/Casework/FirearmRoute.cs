namespace Ballistics.Search.Casework;

/// <summary>The way of one firearm over time, as far as hits and the requester's reach tell it.</summary>
/// <param name="FirearmNodeId">The firearm's node.</param>
/// <param name="Stops">The stops, earliest first; those without a date come last, because when they were is not known.</param>
public sealed record FirearmRoute(string FirearmNodeId, IReadOnlyList<RouteStop> Stops)
{
    /// <summary>The route of a firearm through a graph: every event that hits lead to from its test fires, over any number of hits.</summary>
    internal static FirearmRoute Of(LinkNode firearm, IReadOnlyDictionary<string, LinkNode> nodes, ILookup<string, string> neighbours)
    {
        var reached = new HashSet<string> { firearm.Id };
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out string? id))
            foreach (string next in neighbours[id])
                if (reached.Add(next))
                    open.Enqueue(next);
        IEnumerable<RouteStop> events = reached.Select(id => nodes[id]).Where(node => node.Kind == LinkNodeKind.Event)
            .Select(node => new RouteStop(RouteStopKind.Event, node.Id, node.Country, node.Locality, node.Date, null));
        var recovery = new RouteStop(RouteStopKind.Recovery, firearm.Id, firearm.Country, firearm.Locality, firearm.Date, null);
        var made = new RouteStop(RouteStopKind.Manufacture, null, firearm.Firearm?.CountryOfManufacture, null, null, firearm.Firearm?.YearOfManufacture);
        IEnumerable<RouteStop> dated = events.Append(recovery)
            .OrderBy(stop => stop.Date ?? DateOnly.MaxValue).ThenBy(stop => stop.Kind).ThenBy(stop => stop.NodeId, StringComparer.Ordinal);
        return new FirearmRoute(firearm.Id, made.Country is null && made.Year is null ? [.. dated] : [made, .. dated]);
    }
}
