using Ballistics.Search.Casework;
using CsCheck;

namespace Ballistics.Search.Tests.Casework;

public sealed class LeadCourseTests
{
    private static readonly Guid[] s_people = [.. Enumerable.Range(1, 4).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private static readonly Gen<LeadStep> s_steps = Gen.Select(
        Gen.Enum<LeadAction>(), Gen.Int[0, 3].Select(i => s_people[i]), Gen.Frequency((3, Gen.Const(Conclusion.Identification)), (2, Gen.Enum<Conclusion>())),
        (action, person, conclusion) => Step(action, person, conclusion));

    [Fact]
    public void Two_identifications_by_two_persons_are_a_hit()
    {
        LeadCourse course = Course(
            Step(LeadAction.BeginComparison, s_people[0]), Step(LeadAction.Conclude, s_people[0], Conclusion.Identification),
            Step(LeadAction.BeginVerification, s_people[1]), Step(LeadAction.Verify, s_people[1], Conclusion.Identification));

        Assert.Equal(new LeadCourse(LeadState.Hit, null, s_people[0], Conclusion.Identification, s_people[1], Conclusion.Identification), course);
        Assert.True(course.IsFinal);
    }

    [Theory]
    [InlineData(Conclusion.Elimination, Conclusion.Elimination, LeadState.Concluded)]
    [InlineData(Conclusion.InconclusiveB, Conclusion.InconclusiveB, LeadState.Concluded)]
    [InlineData(Conclusion.Unsuitable, Conclusion.Unsuitable, LeadState.Concluded)]
    [InlineData(Conclusion.Identification, Conclusion.InconclusiveA, LeadState.Conflict)]
    [InlineData(Conclusion.InconclusiveA, Conclusion.InconclusiveC, LeadState.Conflict)]
    [InlineData(Conclusion.Elimination, Conclusion.Identification, LeadState.Conflict)]
    public void Two_equal_conclusions_close_a_lead_and_two_different_ones_stay_on_record_as_a_conflict(Conclusion first, Conclusion second, LeadState outcome)
    {
        LeadCourse course = Course(
            Step(LeadAction.BeginComparison, s_people[0]), Step(LeadAction.Conclude, s_people[0], first),
            Step(LeadAction.BeginVerification, s_people[1]), Step(LeadAction.Verify, s_people[1], second));

        Assert.Equal((outcome, first, second), (course.State, course.First, course.Second));
    }

    [Fact]
    public void Nobody_verifies_a_conclusion_of_their_own()
    {
        LeadCourse course = Course(Step(LeadAction.BeginComparison, s_people[0]), Step(LeadAction.Conclude, s_people[0], Conclusion.Identification));

        CaseworkRefusedException refused = Assert.Throws<CaseworkRefusedException>(() => course.After(Step(LeadAction.BeginVerification, s_people[0])));

        Assert.Empty(refused.Allowed);
        Assert.Contains("another person", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_took_up_only_that_person_concludes_or_puts_back()
    {
        LeadCourse course = Course(Step(LeadAction.BeginComparison, s_people[0]));

        Assert.Empty(course.Allowed(s_people[1]));
        Assert.Equal([LeadAction.Conclude, LeadAction.PutBack], course.Allowed(s_people[0]));
        Assert.Equal(LeadState.Open, course.After(Step(LeadAction.PutBack, s_people[0])).State);
        Assert.Equal(
            LeadState.AwaitingVerification,
            Course(
                Step(LeadAction.BeginComparison, s_people[0]), Step(LeadAction.Conclude, s_people[0], Conclusion.Elimination),
                Step(LeadAction.BeginVerification, s_people[1]), Step(LeadAction.PutBack, s_people[1])).State);
    }

    [Fact]
    public void No_sequence_of_actions_reaches_a_hit_without_two_persons_and_two_identifications() =>
        s_steps.Array[0, 30].Sample(steps =>
        {
            (LeadCourse course, List<LeadEvent> events) = Run(steps);
            LeadEvent[] stated = [.. events.Where(e => e.Conclusion is not null)];
            bool agreed = stated.Length == 2 && stated.All(e => e.Conclusion == Conclusion.Identification) && stated[0].PersonId != stated[1].PersonId;
            return course.State == LeadState.Hit == agreed
                && stated.Length <= 2
                && (course.Verifier is null || course.Verifier != course.Examiner);
        }, iter: 20_000);

    [Fact]
    public void What_may_be_done_while_a_conclusion_is_blind_does_not_depend_on_it() =>
        Gen.Select(s_steps.Array[0, 30], Gen.Enum<Conclusion>()).Sample((steps, other) =>
        {
            LeadCourse course = Run(steps).Course;
            LeadCourse otherwise = course with { First = other };
            return !course.IsBlind || s_people.All(person => course.Allowed(person).SequenceEqual(otherwise.Allowed(person)) && Refusals(course, person).SequenceEqual(Refusals(otherwise, person)));
        }, iter: 5_000);

    [Fact]
    public void The_state_is_the_one_its_events_give_and_events_that_break_the_rules_are_named() =>
        Gen.Select(s_steps.Array[0, 30], Gen.Int[0, 29]).Sample((steps, dropped) =>
        {
            (LeadCourse course, List<LeadEvent> events) = Run(steps);
            Assert.Equal(course, LeadCourse.Of(Enumerable.Reverse(events)));
            if (dropped < events.Count - 1)
            {
                events.RemoveAt(dropped);
                Assert.Throws<InvalidDataException>(() => LeadCourse.Of(events));
            }
        }, iter: 5_000);

    // Takes the steps that are allowed, one after the other, as they would be stored.
    private static (LeadCourse Course, List<LeadEvent> Events) Run(IEnumerable<LeadStep> steps)
    {
        var events = new List<LeadEvent> { LeadEvent.Of(Guid.Empty, 1, Step(LeadAction.Open, s_people[0]), DateTimeOffset.UnixEpoch) };
        LeadCourse course = LeadCourse.Of(events);
        foreach (LeadStep step in steps)
            try
            {
                course = course.After(step);
                events.Add(LeadEvent.Of(Guid.Empty, events.Count + 1, step, DateTimeOffset.UnixEpoch));
            }
            catch (CaseworkRefusedException)
            {
            }
        return (course, events);
    }

    private static LeadCourse Course(params LeadStep[] steps) => Run(steps).Course;

    private static IEnumerable<string> Refusals(LeadCourse course, Guid person)
    {
        foreach (LeadAction action in Enum.GetValues<LeadAction>())
            if (!course.Allowed(person).Contains(action))
                yield return Assert.Throws<CaseworkRefusedException>(() => course.After(Step(action, person))).Message;
    }

    private static LeadStep Step(LeadAction action, Guid person, Conclusion conclusion = Conclusion.Identification) =>
        new(action, person, Guid.Empty, "Reason", action is LeadAction.Conclude or LeadAction.Verify ? conclusion : null);
}
