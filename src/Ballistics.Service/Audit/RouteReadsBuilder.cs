namespace Ballistics.Service.Audit;

/// <summary>How a route or a group of routes says what its answers may show.</summary>
internal static class RouteReadsBuilder
{
    /// <summary>Says it. On a route it takes the place of what its group says.</summary>
    public static TBuilder Reads<TBuilder>(this TBuilder route, RecordReads records)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new RouteReads(records));
}
