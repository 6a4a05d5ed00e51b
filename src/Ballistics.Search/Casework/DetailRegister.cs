using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Casework;

/// <summary>Keeps requests for detail between two agencies, with their clocks.</summary>
public static class DetailRegister
{
    /// <summary>What an agency may do about a request now.</summary>
    public static IReadOnlyList<DetailAction> Allowed(DetailRequest request, Guid agency)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool owns = agency == request.OwnerAgencyId;
        return request.State switch
        {
            DetailRequestState.Asked => owns ? [DetailAction.Grant, DetailAction.Refuse] : [DetailAction.Withdraw],
            DetailRequestState.Granted when owns => [DetailAction.Revoke],
            _ => [],
        };
    }

    /// <summary>Asks the owner of an exhibit for detail.</summary>
    /// <param name="db">Where requests are; saved by this.</param>
    /// <param name="exhibit">The exhibit.</param>
    /// <param name="wanted">How much: <see cref="ReleaseLevel.Summary"/> or <see cref="ReleaseLevel.Full"/>.</param>
    /// <param name="by">Who asks, and why.</param>
    /// <param name="due">By when an answer is due.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <exception cref="CaseworkRefusedException">The agency has asked already and waits for the answer.</exception>
    public static async Task<DetailRequest> AskAsync(
        EvidenceDb db, Exhibit exhibit, ReleaseLevel wanted, DetailStep by, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(exhibit);
        ArgumentNullException.ThrowIfNull(by);
        if (exhibit.AgencyId == by.AgencyId)
            throw new CaseworkRefusedException("The exhibit is your own agency's: there is nobody to ask.", []);
        if (await db.DetailRequests.AnyAsync(r => r.ExhibitId == exhibit.Id && r.RequestingAgencyId == by.AgencyId && r.State == DetailRequestState.Asked, cancellation))
            throw new CaseworkRefusedException("Your agency has asked for detail of this exhibit already. Wait for the answer, or withdraw the request.", [$"{DetailAction.Withdraw}"]);
        var request = new DetailRequest
        {
            ExhibitId = exhibit.Id,
            OwnerAgencyId = exhibit.AgencyId,
            RequestingAgencyId = by.AgencyId,
            Wanted = wanted,
            AskedAt = now,
            DueAt = due,
            Version = 1,
        };
        request.Events.Add(Event(request, by, now));
        db.DetailRequests.Add(request);
        CaseworkNews.Tell(db, request, by);
        await db.SaveChangesAsync(cancellation);
        return request;
    }

    /// <summary>Takes a step.</summary>
    /// <param name="db">Where requests are; saved by this.</param>
    /// <param name="request">The request with its events, tracked.</param>
    /// <param name="step">The step.</param>
    /// <param name="expected">The request's version as the person has seen it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <exception cref="CaseworkRefusedException">The step may not be taken now, or not by this agency, or somebody acted meanwhile.</exception>
    public static async Task TakeAsync(EvidenceDb db, DetailRequest request, DetailStep step, int expected, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(step);
        IReadOnlyList<DetailAction> allowed = Allowed(request, step.AgencyId);
        if (request.Version != expected)
            throw Refused($"The request is at version {request.Version}, and not {expected}. Read it again, and decide anew.", allowed);
        if (!allowed.Contains(step.Action))
            throw Refused($"A request that is {request.State} does not allow your agency to {step.Action}.", allowed);
        request.State = step.Action switch
        {
            DetailAction.Grant => DetailRequestState.Granted,
            DetailAction.Refuse => DetailRequestState.Refused,
            DetailAction.Withdraw => DetailRequestState.Withdrawn,
            _ => DetailRequestState.Revoked,
        };
        if (step.Action is DetailAction.Grant or DetailAction.Refuse)
            request.AnsweredAt = now;
        if (step.Action == DetailAction.Grant)
            (request.Granted, request.GrantedUntil, request.TermsId) = (step.Granted, step.GrantedUntil, await TermsAsync(db, request, now, cancellation));
        request.Version++;
        request.Events.Add(Event(request, step, now));
        CaseworkNews.Tell(db, request, step);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            throw Refused("Somebody else acted on the request at the same time. Read it again, and decide anew.", []);
        }
    }

    // A consent is given under the terms of that moment: whatever the owner states next, it states anew to whom.
    private static async Task<Guid?> TermsAsync(EvidenceDb db, DetailRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        (await StatedTerms.InForceAsync(db, request.ExhibitId, now, cancellation) ?? await StatedTerms.InForceAsync(db, request.OwnerAgencyId, now, cancellation))?.Id;

    private static DetailEvent Event(DetailRequest request, DetailStep step, DateTimeOffset at) => new()
    {
        DetailRequestId = request.Id,
        Sequence = request.Version,
        Action = step.Action,
        PersonId = step.PersonId,
        AgencyId = step.AgencyId,
        At = at,
        Why = step.Why,
    };

    private static CaseworkRefusedException Refused(string message, IReadOnlyList<DetailAction> allowed) => new(message, [.. allowed.Select(action => $"{action}")]);
}
