using Ballistics.Search.Members;

namespace Ballistics.Service.Identity;

/// <summary>Whom a route is open to. Every route says so explicitly; one that does not is open to nobody.</summary>
/// <param name="Roles">The roles, any of which opens it; empty where it is open to anyone.</param>
/// <param name="Reason">Why it is open to anyone; null where it is not.</param>
internal sealed record RouteAccess(IReadOnlyList<Role> Roles, string? Reason = null)
{
    /// <summary>Every member, whatever the role.</summary>
    public static readonly Role[] Members = Enum.GetValues<Role>();

    /// <summary>Every person who is a member: everybody but robots.</summary>
    public static readonly Role[] Persons = [.. Members.Where(role => role != Role.BenchmarkRobot)];

    /// <summary>Those who may see the agency's own records.</summary>
    public static readonly Role[] Readers = [Role.Technician, Role.Examiner, Role.Verifier, Role.Investigator, Role.AgencyAdministrator, Role.BenchmarkRobot];

    /// <summary>Those who enter records.</summary>
    public static readonly Role[] Submitters = [Role.Technician, Role.Examiner, Role.BenchmarkRobot];

    /// <summary>Those who search and see candidate lists. A verifier does not: ranks and scores are no part of a blind verification.</summary>
    public static readonly Role[] Searchers = [Role.Technician, Role.Examiner, Role.Investigator, Role.BenchmarkRobot];
}
