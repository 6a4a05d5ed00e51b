namespace Ballistics.Cli.Evaluation;

/// <summary>What is done to every scan before anything else sees it.</summary>
internal enum Protocol
{
    /// <summary>Nothing.</summary>
    AsScanned,

    /// <summary>Turned by an angle drawn from a hash of the file's name, uniform over ±180°.</summary>
    Rotated,

    /// <summary>Only a half disc is kept, its side drawn from the hash of the file's name; then turned as <see cref="Rotated"/>.</summary>
    Partial,

    /// <summary>
    /// Of all scans of a study the same half is lost, cut before any is turned, then each is turned by its own angle as <see cref="Rotated"/>:
    /// scans of a study stand about as they were put under the instrument, so that two of one firearm share most of what they keep.
    /// </summary>
    SameHalf,

    /// <summary>
    /// Every pair twice: a half as in <see cref="Partial"/> of the one against the whole of the other as in <see cref="Rotated"/>, so that
    /// whichever half was lost, its counterpart is there.
    /// </summary>
    HalfToWhole,

    /// <summary>Turned as <see cref="Rotated"/>, then off centre, tilted, with points lost and noise: see <see cref="DegradedScan"/>.</summary>
    Degraded,

    /// <summary>Turned as <see cref="Rotated"/>, then photographed under ring light: see <see cref="PhotographedScan"/>.</summary>
    RingImages,

    /// <summary>The same under side light; the lamp stands still whichever way a mark is turned.</summary>
    SideImages,

    /// <summary>Every pair twice: the one as in <see cref="RingImages"/> against the other as in <see cref="SideImages"/>.</summary>
    RingToSide,

    /// <summary>Every pair twice: the one as in <see cref="RingImages"/> against the heights of the other, <see cref="Rotated"/>.</summary>
    RingToHeights,

    /// <summary>Every pair twice: the one as in <see cref="SideImages"/> against the heights of the other, <see cref="Rotated"/>.</summary>
    SideToHeights,
}
