namespace Ballistics.Evidence;

/// <summary>A striated mark made ready for comparison: what counts is the profile across its striae.</summary>
/// <param name="Kind">The kind of mark, which fixes spacing and band.</param>
/// <param name="Surface">
/// The crosscut the profile was taken from: striae upright, the profile's points from left to right, form and long waves removed.
/// </param>
/// <param name="Profile">The profile at the kind's spacing, band-passed.</param>
public sealed record PreparedStriae(MarkKind Kind, Topography Surface, StriationProfile Profile) : PreparedMark(Kind, Surface);
