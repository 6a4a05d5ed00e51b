using Ballistics.Search.Members;

namespace Ballistics.Service.Persons;

/// <summary>Who may give which role: an agency's administrator all of the agency's, the network officer's only who has it.</summary>
internal static class RoleGrant
{
    /// <summary>Demands that the requester may give the roles.</summary>
    /// <exception cref="MemberRefusedException">The requester may not.</exception>
    public static void Check(Requester requester, IEnumerable<Role> roles)
    {
        if (roles.Contains(Role.NetworkOfficer) && !requester.Has(Role.NetworkOfficer))
            throw new MemberRefusedException("Only a network officer gives the role NetworkOfficer.");
    }

    /// <summary>Demands that the requester may change a person: to take over a network officer would be to become one.</summary>
    /// <exception cref="MemberRefusedException">The requester may not.</exception>
    public static void CheckReach(Requester requester, Person person)
    {
        if (person.Roles.Contains(Role.NetworkOfficer) && !requester.Has(Role.NetworkOfficer))
            throw new MemberRefusedException("Only a network officer changes a network officer.");
    }
}
