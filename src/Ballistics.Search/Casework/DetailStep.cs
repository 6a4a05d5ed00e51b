using Ballistics.Search.Storage;

namespace Ballistics.Search.Casework;

/// <summary>One thing a person wants to do about a request for detail.</summary>
/// <param name="Action">What.</param>
/// <param name="PersonId">Who.</param>
/// <param name="AgencyId">On behalf of which agency.</param>
/// <param name="Why">The reason, in the person's own words.</param>
/// <param name="Granted">How much is granted, where it is; else null.</param>
/// <param name="GrantedUntil">When the consent ends; null for no end of its own.</param>
public sealed record DetailStep(
    DetailAction Action, Guid PersonId, Guid AgencyId, string Why, ReleaseLevel? Granted = null, DateTimeOffset? GrantedUntil = null);
