namespace Ballistics.Evidence;

/// <summary>Two profiles laid over one another as the comparison aligned them; a score can be checked by eye on them.</summary>
/// <param name="First">The first mark's profile, robustly scaled: 1 is one robust standard deviation of its heights.</param>
/// <param name="Second">
/// The second mark's profile at the first's positions, of the same length and spacing; NaN where it does not reach.
/// </param>
public sealed record AlignedProfiles(StriationProfile First, StriationProfile Second);
