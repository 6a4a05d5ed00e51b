using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>All by which owners' terms are judged: who asks, from where, for what, and at what instant.</summary>
/// <param name="AgencyId">The agency on whose behalf it is asked; it reaches its own records whatever the terms.</param>
/// <param name="CountryCode">That agency's country, ISO 3166-1 alpha-2.</param>
/// <param name="RegionalBodies">Codes of the regional bodies that country belongs to.</param>
/// <param name="Purpose">What it is asked for, lower case; empty where nothing was stated.</param>
/// <param name="IsSimulated">Whether the agency's records are simulated: it reaches simulated records only.</param>
/// <param name="At">The instant at which terms must be in force.</param>
public sealed record Reach(
    Guid AgencyId, string CountryCode, IReadOnlyList<string> RegionalBodies, string Purpose, bool IsSimulated, DateTimeOffset At)
{
    /// <summary>The reach of a requester now.</summary>
    public static Task<Reach> OfAsync(EvidenceDb db, Requester requester, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(requester);
        return OfAsync(db, requester.AgencyId, requester.CountryCode, requester.Purpose, requester.IsSimulated, Instant.Now, cancellation);
    }

    /// <summary>The reach of an agency at an instant, for work that is done in its name without a person.</summary>
    public static Task<Reach> OfAsync(EvidenceDb db, Agency agency, string? purpose, DateTimeOffset at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(agency);
        return OfAsync(db, agency.Id, agency.JurisdictionCode, purpose, agency.IsSimulated, at, cancellation);
    }

    /// <summary>A purpose as terms state it.</summary>
    public static string Normal(string? purpose) => purpose?.Trim().ToLowerInvariant() ?? "";

    private static async Task<Reach> OfAsync(
        EvidenceDb db, Guid agency, string country, string? purpose, bool simulated, DateTimeOffset at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Some dozen bodies at most: who belongs to which is read here and not joined in every query.
        List<RegionalBody> bodies = await db.RegionalBodies.AsNoTracking().ToListAsync(cancellation);
        return new Reach(agency, country, [.. bodies.Where(body => body.Has(country)).Select(body => body.Code)], Normal(purpose), simulated, at);
    }
}
