namespace Ballistics.Comparison.Striae;

/// <summary>
/// Every tuned number of the comparison of striated marks, with unit and source. Chosen on barrel 1 of Hamby set 252 alone: its ten
/// lands, and profiles taken on purpose from where the barrel hardly touched them; barrel 2 and the other studies only ever report.
/// Raise <see cref="Signature.CurrentVersion"/> when one that shapes a signature changes.
/// </summary>
internal static class StriationParameters
{
    // ---- Signature -------------------------------------------------------------------------------------------------

    /// <summary>Heights beyond this many robust standard deviations count as this many: one deep scratch must not decide.</summary>
    public const double Clip = 3.5;

    /// <summary>Levels of a robust standard deviation: the clipped heights fill a signed byte.</summary>
    public const double LevelsPerDeviation = 127 / Clip;

    /// <summary>Points of the profile in one point of the coarse profile.</summary>
    public const int CoarseFactor = 4;

    /// <summary>Longest profile, points: coarse sums of products stay within 32 bits.</summary>
    public const int MostPoints = 16384;

    // ---- Lags ------------------------------------------------------------------------------------------------------

    /// <summary>The shorter profile must lie on the longer with at least this share (Chu et al. 2013).</summary>
    public const double LeastOverlap = 0.6;

    /// <summary>
    /// Lags that leave the coarse stage. There is no search over scales there: on barrel 1 it only raised the non-matches. The
    /// elastic alignment follows scales within ±2 % by itself.
    /// </summary>
    public const int CoarseLags = 3;

    /// <summary>Coarse points about a lag already taken in which no other is taken.</summary>
    public const int LagSeparation = 4;

    /// <summary>What a profile loses that correlates the other way round: scans stored upside down are rare, chance is not.</summary>
    public const double ReversalPenalty = 0.1;

    // ---- Elastic alignment -----------------------------------------------------------------------------------------

    /// <summary>Points of a block that moves as one: 25 µm.</summary>
    public const int Block = 16;

    /// <summary>Offsets of a block about the lag, from minus half of them: ±25 µm, as far as bullets of one barrel are stretched.</summary>
    public const int Offsets = 32;

    /// <summary>What one point more or less between neighbouring blocks costs, as a share of a block's mean product.</summary>
    public const double StretchPenalty = 0.05;

    /// <summary>
    /// Blocks of a profile segment: 200 µm, among the lengths from 78 to 312 µm that Chen et al. (2019) vote with. There is one about
    /// every block. Votes of peaks are not needed, as the elastic alignment has brought every segment to its place.
    /// </summary>
    public const int SegmentBlocks = 8;

    /// <summary>A segment that correlates at least so in its aligned place is congruent.</summary>
    public const double CongruentCorrelation = 0.8;

    /// <summary>What the share of congruent segments adds to the score where all are.</summary>
    public const double CongruentWeight = 0.5;

    // ---- Shoulders: where the striae lie on the land is fixed by the barrel ------------------------------------------

    /// <summary>Shoulders that miss each other by up to this cost nothing, metres.</summary>
    public const double ShoulderTolerance = 20e-6;

    /// <summary>Shoulders that miss each other by this or more cost all, metres.</summary>
    public const double ShoulderReach = 80e-6;

    /// <summary>What shoulders that miss each other cost the score, both together.</summary>
    public const double ShoulderPenalty = 0.24;

    /// <summary>Lands whose widths differ by up to this cost nothing, metres: shoulders are found within this.</summary>
    public const double WidthTolerance = 200e-6;

    /// <summary>Lands whose widths differ by this or more cost all, metres.</summary>
    public const double WidthReach = 400e-6;

    /// <summary>What a difference in width costs the score.</summary>
    public const double WidthPenalty = 0.25;

    // ---- Bullets ---------------------------------------------------------------------------------------------------

    /// <summary>What two lands score by chance: the mean over the non-matches of barrel 1.</summary>
    public const double ChanceScore = 0.3;

    /// <summary>How many land pairs that mean counts for beside those of the other phases.</summary>
    public const int ChanceWeight = 6;

    /// <summary>The usual number of lands; assumed beside the largest number seen where that is smaller, since lands may be missing.</summary>
    public const int UsualLands = 6;
}
