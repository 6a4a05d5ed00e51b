using Ballistics.Search.Members;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Sessions;

/// <summary>Who asks.</summary>
/// <param name="AgencyId">The agency on whose behalf it is asked.</param>
/// <param name="Agency">That agency's name.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2.</param>
/// <param name="Name">Name of the person, key or machine.</param>
/// <param name="PersonId">The person; null where a machine asks.</param>
/// <param name="Roles">The roles in which it is asked.</param>
/// <param name="AntiforgeryToken">What a session's requests that change anything carry in the header X-Ballistics-Antiforgery.</param>
public sealed record SessionResponse(
    Guid AgencyId, string Agency, string Jurisdiction, string Name, Guid? PersonId, IReadOnlyList<Role> Roles, string AntiforgeryToken)
{
    internal static SessionResponse Of(Requester requester, Agency agency, string token) =>
        new(agency.Id, agency.Name, agency.JurisdictionCode, requester.DisplayName, requester.PersonId, [.. requester.Roles.Order()], token);
}
