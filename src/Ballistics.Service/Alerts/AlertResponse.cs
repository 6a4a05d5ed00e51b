using Ballistics.Search.Alerts;

namespace Ballistics.Service.Alerts;

/// <summary>Something the agency is told. It says what happened and where to look; what is shown there is decided by the owners' policies.</summary>
/// <param name="Id">Identifies the alert; webhooks bear it as `webhook-id`.</param>
/// <param name="Sequence">Its place among the agency's alerts, from 1, without gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="SubjectKind">What it concerns: search, lead, detail-request, hit, exhibit.</param>
/// <param name="SubjectId">Identifies that.</param>
/// <param name="CreatedAt">When it happened.</param>
/// <param name="ReadAt">When somebody of the agency read it; null while nobody has.</param>
public sealed record AlertResponse(Guid Id, long Sequence, AlertKind Kind, string SubjectKind, Guid SubjectId, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt)
{
    internal static AlertResponse Of(Alert alert) => new(alert.Id, alert.Sequence, alert.Kind, alert.SubjectKind, alert.SubjectId, alert.CreatedAt, alert.ReadAt);
}
