using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Searches;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Audit;

/// <summary>Tells the trail of what an answer shows of other agencies' exhibits, after it is made and before its first byte is sent.</summary>
internal sealed class AuditedReads(EvidenceStore store) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        object? result = await next(context);
        object? answer = result is INestedHttpResult nested ? nested.Result : result;
        if (context.HttpContext.Features.Get<Requester>() is not { } requester)
            return result;
        if (answer is IValueHttpResult { Value: CandidateListResponse list })
            await TellAsync(requester, list.SearchId, [.. list.Candidates.Select(candidate => (Guid?)candidate.ExhibitId).OfType<Guid>()], AuditAction.CandidatesRead);
        else if (answer is FileContentHttpResult && PictureOf(context.HttpContext.Request.RouteValues) is { } picture)
            await TellAsync(requester, picture.Search, await ShownAsync(picture.Search, picture.Candidate), AuditAction.PictureRead);
        return result;
    }

    private static (Guid Search, Guid Candidate)? PictureOf(RouteValueDictionary route) =>
        route.TryGetValue("candidateId", out object? candidate) && route.TryGetValue("id", out object? id) ? (Guid.Parse($"{id}"), Guid.Parse($"{candidate}")) : null;

    private async Task<Guid[]> ShownAsync(Guid search, Guid candidate)
    {
        await using EvidenceDb db = store.OpenDb();
        Guid[] listed = await db.Candidates.Where(c => c.SearchJobId == search).Select(c => c.ExhibitId).ToArrayAsync();
        return [.. listed.Where(exhibit => CandidateHandle.Of(search, exhibit) == candidate)];
    }

    // Not stopped by a caller who hangs up: what was made for him was read.
    private async Task TellAsync(Requester requester, Guid searchId, Guid[] shown, AuditAction action)
    {
        await using EvidenceDb db = store.OpenDb();
        SearchJob search = await db.Searches.AsNoTracking().SingleAsync(s => s.Id == searchId);
        var owners = await db.Exhibits.Where(e => shown.Contains(e.Id)).Select(e => new { e.Id, e.AgencyId }).ToListAsync();
        AuditReads.Tell(db, requester, search, owners.Select(exhibit => (exhibit.Id, exhibit.AgencyId, (AuditSubject?)null)), action);
        await db.SaveChangesAsync();
    }
}
