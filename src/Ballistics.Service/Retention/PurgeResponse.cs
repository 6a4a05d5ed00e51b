using Ballistics.Search.Retention;

namespace Ballistics.Service.Retention;

/// <summary>A record that was removed for good.</summary>
/// <param name="Id">Identifies the purge.</param>
/// <param name="ExhibitId">The exhibit whose record it was.</param>
/// <param name="BegunAt">When it began.</param>
/// <param name="FinishedAt">When everything was gone; null while an interrupted purge waits for the next start.</param>
/// <param name="Certificate">The signed certificate as one line; `ballistics audit certificate FILE` checks it. Null while it is not signed.</param>
public sealed record PurgeResponse(Guid Id, Guid ExhibitId, DateTimeOffset BegunAt, DateTimeOffset? FinishedAt, string? Certificate)
{
    internal static PurgeResponse Of(PurgeRecord purge) => new(purge.Id, purge.ExhibitId, purge.BegunAt, purge.FinishedAt, purge.Certificate);
}
