using Ballistics.Search.Retention;

namespace Ballistics.Service.Retention;

/// <summary>When an exhibit's record is to be reviewed.</summary>
/// <param name="ExhibitId">The exhibit.</param>
/// <param name="ReviewAt">When it is to be decided whether the record is still needed.</param>
/// <param name="Reason">Why it is kept until then; null where the usual term runs.</param>
/// <param name="IsDue">Whether the date has come.</param>
public sealed record ReviewResponse(Guid ExhibitId, DateTimeOffset ReviewAt, string? Reason, bool IsDue)
{
    internal static ReviewResponse Of(ExhibitReview review, DateTimeOffset now) => new(review.ExhibitId, review.ReviewAt, review.Reason, review.ReviewAt <= now);
}
