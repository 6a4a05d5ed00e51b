namespace Ballistics.Service.Backlog;

/// <summary>What waits for your agency's people.</summary>
/// <param name="At">When it was counted.</param>
/// <param name="UnreviewedSearches">Completed searches whose list nobody has gone through; late after 7 days.</param>
/// <param name="OpenLeads">Leads nobody compares yet.</param>
/// <param name="InComparison">Leads that an examiner compares.</param>
/// <param name="AwaitingVerification">Leads that wait for a second person.</param>
/// <param name="InVerification">Leads that a second person compares.</param>
/// <param name="DetailToAnswer">Requests of other agencies that yours is to answer.</param>
/// <param name="DetailAsked">Requests of your agency that others are to answer.</param>
public sealed record BacklogResponse(
    DateTimeOffset At,
    BacklogCount UnreviewedSearches,
    BacklogCount OpenLeads,
    BacklogCount InComparison,
    BacklogCount AwaitingVerification,
    BacklogCount InVerification,
    BacklogCount DetailToAnswer,
    BacklogCount DetailAsked);
