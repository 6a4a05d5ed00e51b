using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.RegionalBodies;

internal static class RegionalBodyEndpoints
{
    public static void MapRegionalBodies(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/regional-bodies").WithTags("Regional bodies").Reads(RecordReads.None);
        group.MapGet("/", ListAsync).WithName("ListRegionalBodies").WithSummary("The regional bodies and their member countries").Allow(RouteAccess.Persons);
        group.MapPut("/{code}", PutAsync).WithName("PutRegionalBody").WithSummary("Enter or change a regional body")
            .WithDescription("From then on sharing with the body means sharing with these countries.").Allow(Role.NetworkOfficer).ProducesProblem(400);
    }

    private static async Task<Ok<RegionalBodyResponse[]>> ListAsync(EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<RegionalBody> bodies = await db.RegionalBodies.AsNoTracking().OrderBy(b => b.Code).ToListAsync(cancellation);
        return TypedResults.Ok(bodies.Select(RegionalBodyResponse.Of).ToArray());
    }

    private static async Task<Results<Ok<RegionalBodyResponse>, ProblemHttpResult>> PutAsync(
        string code, RegionalBodyEntry request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (code.Length > Search.Limits.CodeLength || !code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            return ProblemResults.Invalid("code", $"'{code}' is no code of a regional body. Use at most {Search.Limits.CodeLength} capitals and digits, such as ASEANAPOL.");
        var countries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string country in request.Countries)
        {
            if (Jurisdiction.Find(country) is not { } known)
                return ProblemResults.Invalid("countries", $"'{country}' is no country. Use two-letter codes of ISO 3166-1, such as NL.");
            countries.Add(known.Code);
        }
        await using EvidenceDb db = store.OpenDb();
        RegionalBody? body = await db.RegionalBodies.SingleOrDefaultAsync(b => b.Code == code, cancellation);
        if (body is null)
            db.RegionalBodies.Add(body = new RegionalBody { Code = code, Name = request.Name.Trim(), Countries = [.. countries] });
        else
            (body.Name, body.Countries) = (request.Name.Trim(), [.. countries]);
        AccessNews.Changed(db, requester, "regional-body", Guid.Empty, null, new { change = "Stated", code, countries });
        await db.SaveChangesAsync(cancellation);
        return TypedResults.Ok(RegionalBodyResponse.Of(body));
    }
}
