using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Countries;

internal static class CountryEndpoints
{
    public static void MapCountries(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/countries").WithTags("Countries").Reads(RecordReads.None);
        group.MapGet("/", ListAsync).WithName("ListCountries").WithSummary("The member countries: those that have an agency here, each with its National Central Bureau").Allow(RouteAccess.Persons);
        group.MapPut("/{code}/national-central-bureau", PutBureauAsync).WithName("PutNationalCentralBureau").WithSummary("Name a country's National Central Bureau")
            .WithDescription("It is an agency of that country and takes the place of the one named before.").Allow(Role.NetworkOfficer).ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Ok<CountryResponse[]>> ListAsync(EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Agency> agencies = await db.Agencies.AsNoTracking().ToListAsync(cancellation);
        return TypedResults.Ok(agencies.GroupBy(a => a.JurisdictionCode).OrderBy(country => country.Key, StringComparer.Ordinal).Select(country => CountryResponse.Of(country.Key, country)).ToArray());
    }

    private static async Task<Results<Ok<CountryResponse>, ProblemHttpResult>> PutBureauAsync(
        string code, NationalCentralBureauEntry request, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (Jurisdiction.Find(code) is not { } country
            || await db.Agencies.Where(a => a.JurisdictionCode == country.Code).ToListAsync(cancellation) is not { Count: > 0 } agencies)
            return ProblemCatalogue.NotFound.ToResult($"No agency of '{code}' is a member. Enter its National Central Bureau as an agency first.");
        if (agencies.SingleOrDefault(a => a.Id == request.AgencyId) is not { } bureau)
            return ProblemResults.Invalid("agencyId", $"{request.AgencyId} is no agency of {country.Code}.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // One after the other: at no moment has the country two.
        foreach (Agency agency in agencies)
            agency.IsNationalCentralBureau = false;
        await db.SaveChangesAsync(cancellation);
        bureau.IsNationalCentralBureau = true;
        AccessNews.Changed(db, requester, "agency", bureau.Id, bureau.Id, new { change = "NationalCentralBureau", country = country.Code });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TypedResults.Ok(CountryResponse.Of(country.Code, agencies));
    }
}
