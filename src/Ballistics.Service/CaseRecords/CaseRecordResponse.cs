using Ballistics.Search.Storage;

namespace Ballistics.Service.CaseRecords;

/// <summary>A case record.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="AgencyId">The agency that owns it.</param>
/// <param name="Reference">The agency's own reference.</param>
public sealed record CaseRecordResponse(Guid Id, Guid AgencyId, string Reference)
{
    internal static CaseRecordResponse Of(CaseRecord record) => new(record.Id, record.AgencyId, record.Reference);
}
