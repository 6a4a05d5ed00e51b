using Ballistics.Search.Audit;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Members;

/// <summary>
/// Tells the trail who was let in, who was not, and who gave or took what lets somebody in. An entry names accounts, keys and roles by their
/// ids, never a name, a secret or an address; the agency it is about has it in its own ledger, whoever did it.
/// </summary>
public static class AccessNews
{
    /// <summary>A person, key, certificate, identity provider, agency or regional body was entered, changed or taken back.</summary>
    /// <param name="db">The unit of work of the change; the caller saves it.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="kind">The noun, as in the API's addresses without the plural.</param>
    /// <param name="id">Identifies it; empty for what has a code and no id.</param>
    /// <param name="agency">The agency it is about; null where it is the network's.</param>
    /// <param name="details">What was changed, written as JSON.</param>
    /// <param name="purpose">The purpose, where one was stated.</param>
    public static void Changed(EvidenceDb db, AuditActor actor, string kind, Guid id, Guid? agency, object details, string? purpose = null) =>
        AuditTrail.Append(db, actor, AuditAction.AccessChanged, new AuditSubject(kind, id, agency), purpose, details, details);

    /// <summary>As above, by whoever a request comes from.</summary>
    public static void Changed(EvidenceDb db, Requester requester, string kind, Guid id, Guid? agency, object details)
    {
        ArgumentNullException.ThrowIfNull(requester);
        Changed(db, AuditActor.Of(requester), kind, id, agency, details, requester.Purpose);
    }

    /// <summary>Somebody signed in.</summary>
    /// <param name="db">The unit of work; the caller saves it.</param>
    /// <param name="person">Who.</param>
    /// <param name="by">What with: password, one-time secret.</param>
    public static void SignedIn(EvidenceDb db, Person person, string by) =>
        AuditTrail.Append(db, Actor(person), AuditAction.SignedIn, Subject(person), null, new { by });

    /// <summary>A sign-in was refused; of a name nobody has, the network's ledger alone tells.</summary>
    /// <param name="db">The unit of work; the caller saves it.</param>
    /// <param name="person">Whose name it was; null for nobody's.</param>
    /// <param name="by">What with: password, one-time secret.</param>
    /// <param name="why">Why it was refused; it is told in the ledger and never in the answer.</param>
    public static void Refused(EvidenceDb db, Person? person, string by, string why) => AuditTrail.Append(
        db, person is null ? s_nobody : Actor(person), AuditAction.SignInRefused, person is null ? new AuditSubject("person", Guid.Empty, null) : Subject(person), null, new { by, why });

    /// <summary>A name was locked after failed sign-ins.</summary>
    public static void LockedOut(EvidenceDb db, Person person, DateTimeOffset until) =>
        AuditTrail.Append(db, AuditActor.Service, AuditAction.LockedOut, Subject(person), null, new { until = AuditText.Instant(until) }, new { until = AuditText.Instant(until) });

    private static readonly AuditActor s_nobody = new(null, "unknown", "None");

    private static AuditActor Actor(Person person) => new(person.AgencyId, $"{person.Id}", string.Join(' ', person.Roles.Order()));

    private static AuditSubject Subject(Person person) => new("person", person.Id, person.AgencyId);
}
