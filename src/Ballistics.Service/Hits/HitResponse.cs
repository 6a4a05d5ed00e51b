using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Service.Exhibits;

namespace Ballistics.Service.Hits;

/// <summary>A hit: two different persons concluded identification, the second without knowledge of the first.</summary>
/// <param name="LeadId">The lead that became the hit.</param>
/// <param name="ConfirmedAt">When the second person concluded.</param>
/// <param name="Probe">The exhibit searched with, as released to you.</param>
/// <param name="Candidate">The exhibit that was found, as released to you.</param>
public sealed record HitResponse(Guid LeadId, DateTimeOffset ConfirmedAt, ReleasedExhibitResponse Probe, ReleasedExhibitResponse Candidate)
{
    internal static HitResponse Of(Lead lead, ExhibitRelease probe, ExhibitRelease candidate) =>
        new(lead.Id, lead.ChangedAt, ReleasedExhibitResponse.Of(probe), ReleasedExhibitResponse.Of(candidate));
}
