using System.Linq.Expressions;

namespace Ballistics.Search.Storage;

/// <summary>
/// One version of what an owner lets others search and see: an agency's default, or the terms of one exhibit, which go before
/// the default. A version is never changed but for its end; the next one follows it, so that it can be said at any time what
/// was in force when.
/// </summary>
public sealed class SharingTerms
{
    /// <summary>Identifies the version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The agency that owns what is shared.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>The exhibit the terms are of; null where they are the agency's default.</summary>
    public Guid? ExhibitId { get; init; }

    /// <summary>That agency; null where it was not loaded.</summary>
    public Agency? Agency { get; init; }

    /// <summary>What the versions are numbered by: the exhibit, or else the agency.</summary>
    public Guid SubjectId { get => ExhibitId ?? AgencyId; private init => _ = value; }

    /// <summary>The number of the version, from 1 for each subject.</summary>
    public required int Version { get; init; }

    /// <summary>Whose searches may reach it.</summary>
    public required Sharing Sharing { get; init; }

    /// <summary>The countries that are named (ISO 3166-1 alpha-2); empty but for <see cref="Sharing.NamedCountries"/>.</summary>
    public IList<string> Countries { get; init; } = [];

    /// <summary>Code of the regional body; null but for <see cref="Sharing.RegionalBody"/>.</summary>
    public string? RegionalBody { get; init; }

    /// <summary>How much is shown to those whose searches may reach it.</summary>
    public required ReleaseLevel Released { get; init; }

    /// <summary>Whether more than <see cref="ReleaseLevel.Contact"/> is shown only to an agency that asked and was granted it.</summary>
    public bool ConsentNeeded { get; init; }

    /// <summary>The purposes it may be searched for, lower case; empty for any.</summary>
    public IList<string> Purposes { get; init; } = [];

    /// <summary>When sharing ends: from then on only the owner reaches it. Null for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From when the version is in force.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Until when it was in force; null while it is.</summary>
    public DateTimeOffset? ValidUntil { get; set; }

    /// <summary>Who ended it without a next version; null where nobody did.</summary>
    public Guid? EndedBy { get; set; }

    /// <summary>Why it was ended without a next version; null where it was not.</summary>
    public string? EndedWhy { get; set; }

    /// <summary>Who stated it.</summary>
    public required Guid StatedBy { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>The first version, in force from now: in full to those it is shared with.</summary>
    /// <param name="agency">The agency that owns what is shared.</param>
    /// <param name="exhibit">The exhibit; null for the agency's default.</param>
    /// <param name="sharing">Whose searches may reach it.</param>
    /// <param name="by">Who states it.</param>
    /// <param name="why">Why.</param>
    public static SharingTerms First(Guid agency, Guid? exhibit, Sharing sharing, Guid by, string why) => new()
    {
        AgencyId = agency,
        ExhibitId = exhibit,
        Version = 1,
        Sharing = sharing,
        Released = ReleaseLevel.Full,
        ValidFrom = Instant.Now,
        StatedBy = by,
        Why = why,
    };

    /// <summary>The versions that are, or were, in force at an instant, as a condition of a query.</summary>
    internal static Expression<Func<SharingTerms, bool>> InForce(DateTimeOffset at) => t => t.ValidFrom <= at && (t.ValidUntil == null || t.ValidUntil > at);

    /// <summary>Whether the version is, or was, in force at an instant.</summary>
    public bool IsInForce(DateTimeOffset at) => ValidFrom <= at && (ValidUntil is null || ValidUntil > at);
}
