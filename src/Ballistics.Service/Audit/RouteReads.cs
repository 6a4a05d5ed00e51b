namespace Ballistics.Service.Audit;

/// <summary>What a route says its answers may show. Every route says so explicitly; one that does not fails a test.</summary>
/// <param name="Records">Whose records.</param>
internal sealed record RouteReads(RecordReads Records)
{
    /// <summary>What an endpoint says; as strict as can be where it says nothing.</summary>
    public static RecordReads Of(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<RouteReads>()?.Records ?? RecordReads.Others;
}
