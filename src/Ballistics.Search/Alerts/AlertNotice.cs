namespace Ballistics.Search.Alerts;

/// <summary>Something an agency is to be told once the unit of work is saved.</summary>
internal sealed record AlertNotice(Guid AgencyId, AlertKind Kind, string SubjectKind, Guid SubjectId);
