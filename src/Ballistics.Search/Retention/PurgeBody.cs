namespace Ballistics.Search.Retention;

/// <summary>What a purge certificate states: what was removed, by whom, when and why.</summary>
/// <param name="Format">Always <see cref="RecordPurge.Format"/>.</param>
/// <param name="Id">Identifies the certificate.</param>
/// <param name="Exhibit">The exhibit.</param>
/// <param name="Agency">The agency that owned it.</param>
/// <param name="Person">Who ordered it, an identifier.</param>
/// <param name="Role">In which role.</param>
/// <param name="Reason">Why, in that person's words.</param>
/// <param name="Marks">The marks, by id.</param>
/// <param name="Candidates">How many lines of candidate lists showed it, or were found with it, and were removed.</param>
/// <param name="Record">SHA-256 of the record as it stood, written as JSON, so that a copy can be recognised as a copy of it.</param>
/// <param name="BegunAt">When it began, UTC.</param>
/// <param name="FinishedAt">When everything was gone, UTC; null before.</param>
/// <param name="Searches">How many searches made with it were removed.</param>
/// <param name="Leads">How many leads and hits one end of which it was were removed.</param>
/// <param name="Requests">How many requests for detail of it were removed.</param>
public sealed record PurgeBody(
    string Format, Guid Id, Guid Exhibit, Guid Agency, string Person, string Role, string Reason, IReadOnlyList<PurgedMark> Marks, int Candidates, string Record,
    string BegunAt, string? FinishedAt, int Searches = 0, int Leads = 0, int Requests = 0);
