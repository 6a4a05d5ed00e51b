using Ballistics.Search.Members;
using Ballistics.Service.Problems;

namespace Ballistics.Service.Leads;

/// <summary>What only a person can do: review, compare, conclude, verify, consent.</summary>
internal static class PersonDemand
{
    /// <summary>The person who asks.</summary>
    /// <exception cref="ProblemException">A program asks that acts for no person.</exception>
    public static Guid DemandPerson(this Requester requester) => requester.PersonId
        ?? throw new ProblemException(ProblemCatalogue.PersonNeeded, "This step is a person's. Sign in as one, or use a key that acts for a person.");
}
