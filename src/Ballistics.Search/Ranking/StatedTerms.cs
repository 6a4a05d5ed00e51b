using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Ranking;

/// <summary>
/// States and ends terms. Every change is a version of its own with who, when and why; nothing is overwritten, and of two
/// owners' people who change the same terms at once one is refused.
/// </summary>
public static class StatedTerms
{
    /// <summary>The version in force; null where there is none.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="subject">The exhibit, or the agency for its default.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Stops reading.</param>
    public static Task<SharingTerms?> InForceAsync(EvidenceDb db, Guid subject, DateTimeOffset at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Terms.Where(SharingTerms.InForce(at)).SingleOrDefaultAsync(t => t.SubjectId == subject, cancellation);
    }

    /// <summary>Puts terms in force in the place of those in force.</summary>
    /// <param name="db">Where they are; saved by this.</param>
    /// <param name="agency">The agency that owns what is shared.</param>
    /// <param name="exhibit">The exhibit; null for the agency's default.</param>
    /// <param name="expected">The latest version the person has seen; 0 where there was none.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="by">Who states them.</param>
    /// <param name="now">From when.</param>
    /// <param name="cancellation">Stops before anything is saved.</param>
    /// <exception cref="CaseworkRefusedException">Somebody changed the terms meanwhile.</exception>
    public static async Task<SharingTerms> StateAsync(
        EvidenceDb db, Guid agency, Guid? exhibit, int expected, NewTerms terms, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(terms);
        SharingTerms? latest = await LatestAsync(db, exhibit ?? agency, expected, cancellation);
        if (latest is { ValidUntil: null })
            latest.ValidUntil = now;
        var next = new SharingTerms
        {
            AgencyId = agency,
            ExhibitId = exhibit,
            Version = expected + 1,
            Sharing = terms.Sharing,
            Countries = [.. terms.Countries],
            RegionalBody = terms.RegionalBody,
            Released = terms.Released,
            ConsentNeeded = terms.ConsentNeeded,
            Purposes = [.. terms.Purposes.Select(Reach.Normal)],
            ExpiresAt = terms.ExpiresAt,
            ValidFrom = now,
            StatedBy = by,
            Why = terms.Why,
        };
        db.Terms.Add(next);
        CaseworkNews.Tell(db, next, by, ended: false);
        await SaveAsync(db, cancellation);
        return next;
    }

    /// <summary>Ends an exhibit's own terms, so that it goes by its agency's default again.</summary>
    /// <returns>The terms that ended; null where there were none in force.</returns>
    /// <exception cref="CaseworkRefusedException">Somebody changed the terms meanwhile.</exception>
    public static async Task<SharingTerms?> EndAsync(
        EvidenceDb db, Guid exhibit, int expected, string why, Guid by, DateTimeOffset now, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await LatestAsync(db, exhibit, expected, cancellation) is not { ValidUntil: null } latest)
            return null;
        (latest.ValidUntil, latest.EndedBy, latest.EndedWhy) = (now, by, why);
        CaseworkNews.Tell(db, latest, by, ended: true);
        await SaveAsync(db, cancellation);
        return latest;
    }

    /// <summary>Tells the trail of terms that are stated as an exhibit is entered, in the unit of work that enters it.</summary>
    public static void TellEntry(EvidenceDb db, SharingTerms terms, Requester requester)
    {
        ArgumentNullException.ThrowIfNull(requester);
        CaseworkNews.Tell(db, terms, requester.ActorId, ended: false);
    }

    private static async Task<SharingTerms?> LatestAsync(EvidenceDb db, Guid subject, int expected, CancellationToken cancellation)
    {
        SharingTerms? latest = await db.Terms.Where(t => t.SubjectId == subject).OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellation);
        return (latest?.Version ?? 0) == expected ? latest : throw Changed($"The terms are at version {latest?.Version ?? 0}, and not {expected}.");
    }

    private static async Task SaveAsync(EvidenceDb db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            throw Changed("Somebody else changed the terms at the same time.");
        }
    }

    private static CaseworkRefusedException Changed(string what) => new($"{what} Read them again, and decide anew.", []);
}
