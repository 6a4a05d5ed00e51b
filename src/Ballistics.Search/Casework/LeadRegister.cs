using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Casework;

/// <summary>
/// Keeps leads: every step is an event beside those before it, and the lead's state is what its events give. Step and state
/// are written together or not at all.
/// </summary>
public static class LeadRegister
{
    /// <summary>Makes a lead of a candidate.</summary>
    /// <param name="db">Where leads are; saved by this.</param>
    /// <param name="search">The completed search that found the candidate.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="by">Who makes it, and why.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <returns>The lead, and whether it is new: a candidate of a search is made a lead once.</returns>
    public static async Task<(Lead Lead, bool IsNew)> OpenAsync(
        EvidenceDb db, SearchJob search, Exhibit candidate, LeadStep by, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(candidate);
        if (await FindAsync() is { } existing)
            return (existing, false);
        var lead = new Lead
        {
            AgencyId = search.RequestingAgencyId,
            CandidateAgencyId = candidate.AgencyId,
            ProbeExhibitId = search.ProbeExhibitId,
            CandidateExhibitId = candidate.Id,
            SearchJobId = search.Id,
            OpenedAt = now,
            DueAt = now + Limits.LeadTime,
            ChangedAt = now,
            Version = 1,
        };
        lead.Events.Add(LeadEvent.Of(lead.Id, 1, by, now));
        db.Leads.Add(lead);
        await CaseworkNews.TellAsync(db, lead, by, lead.State, now, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return (lead, true);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync() is { } first)
                return (first, false);
            throw;
        }

        Task<Lead?> FindAsync() => db.Leads.Include(l => l.Events)
            .SingleOrDefaultAsync(l => l.SearchJobId == search.Id && l.CandidateExhibitId == candidate.Id, cancellation);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="db">Where leads are; saved by this.</param>
    /// <param name="lead">The lead with its events, tracked.</param>
    /// <param name="step">The step.</param>
    /// <param name="expected">The lead's version as the person has seen it.</param>
    /// <param name="reach">The person's reach: who compares must be shown both exhibits in full.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <exception cref="CaseworkRefusedException">The step may not be taken now, or not by this person, or somebody acted meanwhile.</exception>
    public static async Task TakeAsync(EvidenceDb db, Lead lead, LeadStep step, int expected, Reach reach, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(step);
        LeadCourse course = LeadCourse.Of(lead.Events);
        if (course.State != lead.State)
            throw new InvalidDataException($"The lead {lead.Id} is kept as {lead.State}, and its events give {course.State}. Restore it from a backup.");
        if (lead.Version != expected)
            throw Changed(course, step, $"The lead is at version {lead.Version}, and not {expected}.");
        LeadCourse after = course.After(step);
        if (NeedsDetail(step.Action) && !await AreReadableAsync(db, lead, reach, cancellation))
            throw new CaseworkRefusedException("Who compares must be shown both exhibits in full. Ask their owner for detail first.", ["AskForDetail"]);
        lead.Events.Add(LeadEvent.Of(lead.Id, lead.Version + 1, step, reach.At));
        (lead.State, lead.ChangedAt, lead.Version) = (after.State, reach.At, lead.Version + 1);
        await CaseworkNews.TellAsync(db, lead, step, after.State, reach.At, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            throw Changed(course, step, "Somebody else acted on the lead at the same time.");
        }
    }

    private static bool NeedsDetail(LeadAction action) =>
        action is LeadAction.BeginComparison or LeadAction.Conclude or LeadAction.BeginVerification or LeadAction.Verify;

    private static async Task<bool> AreReadableAsync(EvidenceDb db, Lead lead, Reach reach, CancellationToken cancellation)
    {
        Guid[] both = [lead.ProbeExhibitId, lead.CandidateExhibitId];
        return await SharingPolicy.Readable(db.Exhibits.Where(e => both.Contains(e.Id)), reach, ReleaseLevel.Full).CountAsync(cancellation) == 2;
    }

    private static CaseworkRefusedException Changed(LeadCourse course, LeadStep step, string what) =>
        new($"{what} Read it again, and decide anew.", [.. course.Allowed(step.PersonId).Select(action => $"{action}")]);
}
