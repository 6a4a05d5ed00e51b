namespace Ballistics.Search.Casework;

/// <summary>
/// Where a lead stands after its events, and what may be done next. It is the whole rule of the way from a candidate to a hit:
/// a hit takes two identifications by two different persons, the second made without knowledge of the first.
/// </summary>
/// <param name="State">How far it has come.</param>
/// <param name="Holder">Who compares or verifies just now; null where nobody does.</param>
/// <param name="Examiner">Who stated the first conclusion; null before.</param>
/// <param name="First">The first conclusion; null before.</param>
/// <param name="Verifier">Who stated the second conclusion; null before.</param>
/// <param name="Second">The second conclusion; null before.</param>
public sealed record LeadCourse(LeadState State, Guid? Holder, Guid? Examiner, Conclusion? First, Guid? Verifier, Conclusion? Second)
{
    private static readonly LeadCourse s_opened = new(LeadState.Open, null, null, null, null, null);

    /// <summary>Whether nothing more can be done to it.</summary>
    public bool IsFinal => State is LeadState.Hit or LeadState.Concluded or LeadState.Conflict or LeadState.Dismissed;

    /// <summary>Whether a first conclusion stands that nobody but its author may know.</summary>
    public bool IsBlind => State is LeadState.AwaitingVerification or LeadState.InVerification;

    /// <summary>Where a lead stands after its events.</summary>
    /// <param name="events">All its events, in any order.</param>
    /// <exception cref="InvalidDataException">The events break the rules: somebody changed them.</exception>
    public static LeadCourse Of(IEnumerable<LeadEvent> events)
    {
        LeadEvent[] ordered = [.. events.OrderBy(e => e.Sequence)];
        if (ordered.Length == 0 || ordered[0].Action != LeadAction.Open || ordered.Where((e, i) => e.Sequence != i + 1).Any())
            throw new InvalidDataException("The events of the lead are not complete. Restore them from a backup.");
        LeadCourse course = s_opened;
        foreach (LeadEvent e in ordered.Skip(1))
            course = course.Allowed(e.PersonId).Contains(e.Action)
                ? course.Then(e.Action, e.PersonId, e.Conclusion)
                : throw new InvalidDataException($"Event {e.Sequence} of the lead {e.LeadId} breaks the rules: {e.Action} from {course.State}. Restore the events from a backup.");
        return course;
    }

    /// <summary>What a person may do now.</summary>
    public IReadOnlyList<LeadAction> Allowed(Guid person) => State switch
    {
        LeadState.Open => [LeadAction.Dismiss, LeadAction.BeginComparison],
        LeadState.InComparison when person == Holder => [LeadAction.Conclude, LeadAction.PutBack],
        LeadState.AwaitingVerification when person != Examiner => [LeadAction.BeginVerification],
        LeadState.InVerification when person == Holder => [LeadAction.Verify, LeadAction.PutBack],
        _ => [],
    };

    /// <summary>Where the lead stands after one more step.</summary>
    /// <exception cref="CaseworkRefusedException">The step may not be taken now, or not by this person.</exception>
    public LeadCourse After(LeadStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        IReadOnlyList<LeadAction> allowed = Allowed(step.PersonId);
        if (!allowed.Contains(step.Action))
            throw new CaseworkRefusedException($"A lead that is {State} does not allow you to {step.Action}. {Hint(allowed)}", [.. allowed.Select(action => $"{action}")]);
        if (step.Conclusion is null == step.Action is LeadAction.Conclude or LeadAction.Verify)
            throw new ArgumentException($"{step.Action} {(step.Conclusion is null ? "states a conclusion" : "states no conclusion")}.", nameof(step));
        return Then(step.Action, step.PersonId, step.Conclusion);
    }

    private LeadCourse Then(LeadAction action, Guid person, Conclusion? conclusion) => action switch
    {
        LeadAction.Dismiss => this with { State = LeadState.Dismissed },
        LeadAction.BeginComparison => this with { State = LeadState.InComparison, Holder = person },
        LeadAction.Conclude => this with { State = LeadState.AwaitingVerification, Holder = null, Examiner = person, First = conclusion },
        LeadAction.BeginVerification => this with { State = LeadState.InVerification, Holder = person },
        LeadAction.Verify => this with { State = Outcome(First, conclusion), Holder = null, Verifier = person, Second = conclusion },
        LeadAction.PutBack => this with { State = State == LeadState.InComparison ? LeadState.Open : LeadState.AwaitingVerification, Holder = null },
        _ => throw new InvalidDataException($"A lead is opened once; {action} cannot follow."),
    };

    private static LeadState Outcome(Conclusion? first, Conclusion? second) =>
        first != second ? LeadState.Conflict : first == Conclusion.Identification ? LeadState.Hit : LeadState.Concluded;

    private string Hint(IReadOnlyList<LeadAction> allowed) =>
        allowed.Count > 0 ? $"Now you may {string.Join(" or ", allowed)}."
        : IsFinal ? "It is closed; a new lead can be made of a candidate."
        : "Now only another person may act on it.";
}
