namespace Ballistics.Imaging.Preparation;

/// <summary>
/// Every tuned number of the preparation of striated marks, with unit and source. Chosen on the two bullets of barrel 1 of Hamby set
/// 252 alone; the shoulders' numbers also by looking at where they were drawn on the other scans, never at a score.
/// </summary>
internal static class StriatedParameters
{
    // ---- Outliers --------------------------------------------------------------------------------------------------

    /// <summary>Points along the striae whose median a point is held against.</summary>
    public const int OutlierWindow = 5;

    /// <summary>Beyond this many robust deviations from that median a point is a spike: along striae a surface does not jump.</summary>
    public const double OutlierDeviations = 6;

    /// <summary>A point within this of the median is never a spike, metres.</summary>
    public const double LeastOutlier = 0.5e-6;

    // ---- Relief that shows the striae's direction ------------------------------------------------------------------

    /// <summary>Shortest wavelength of the relief in which striae are followed, metres.</summary>
    public const double ReliefShortCutoff = 20e-6;

    /// <summary>Longest wavelength of that relief, metres.</summary>
    public const double ReliefLongCutoff = 120e-6;

    /// <summary>Relief beyond this many robust deviations counts as this many: dents and dirt must not outshout the striae.</summary>
    public const double ReliefClip = 4;

    /// <summary>Spacing across the striae at which their direction is looked for, metres.</summary>
    public const double SearchSpacing = 3e-6;

    /// <summary>Spacing along the striae at which their direction is looked for, metres.</summary>
    public const double SearchRowSpacing = 6e-6;

    /// <summary>Striae lie within this of an axis of the scan, degrees: rifling twists by less than 10°.</summary>
    public const double LargestShear = 15;

    /// <summary>Step of the first search for the shear, degrees.</summary>
    public const double ShearStep = 0.5;

    /// <summary>Step of the second search, degrees; a parabola through the best three tells the shear finer still.</summary>
    public const double FineShearStep = 0.1;

    /// <summary>Margin at either side of the measured width that direction and crosscut are not judged by, as a share of it.</summary>
    public const double JudgedMargin = 0.2;

    // ---- Crosscut --------------------------------------------------------------------------------------------------

    /// <summary>Height of the band of rows that a crosscut starts from, metres.</summary>
    public const double BandHeight = 100e-6;

    /// <summary>Columns are judged in this many blocks, and the median block decides: one deep scratch is no engraved land.</summary>
    public const int JudgedBlocks = 8;

    /// <summary>Least measured share of a band.</summary>
    public const double LeastBandMeasured = 0.4;

    /// <summary>Height of the blocks of rows by which the band is widened, metres.</summary>
    public const double BlockHeight = 25e-6;

    /// <summary>A block joins the band when its relief correlates at least so with the band's.</summary>
    public const double LeastBlockCorrelation = 0.8;

    /// <summary>The band is widened by at most this much to either side, metres.</summary>
    public const double LargestGrowth = 400e-6;

    /// <summary>A block may lie this many points beside the block before it: striae bend.</summary>
    public const int BlockShift = 3;

    // ---- Profile ---------------------------------------------------------------------------------------------------

    /// <summary>Margin at either side of the measured width that the form of a row is not fitted to, as a share of it.</summary>
    public const double FormMargin = 0.15;

    /// <summary>A row counts when at least this share of what the fullest row has was measured.</summary>
    public const double LeastOfFullestRow = 0.5;

    /// <summary>A point of the profile is the median of at least this share of the rows that a point usually has.</summary>
    public const double LeastRowsMeasured = 0.4;

    /// <summary>A crosscut has at least this many rows.</summary>
    public const int LeastRows = 8;

    /// <summary>Less than this share of the mark measured cannot be compared.</summary>
    public const double LeastMeasured = 0.15;

    /// <summary>Shortest profile that can be compared, metres.</summary>
    public const double LeastLength = 350e-6;

    /// <summary>Least robust deviation of a profile's heights within the band, metres: below it stands an instrument's noise.</summary>
    public const double LeastRelief = 5e-9;

    /// <summary>Rows that disagree by this many robust deviations of the profile's heights halve a point's weight.</summary>
    public const double ReliabilityNoise = 1;

    /// <summary>Standard deviation of the smoothing of the rows' disagreement, metres.</summary>
    public const double ReliabilityReach = 12.5e-6;

    // ---- Shoulders -------------------------------------------------------------------------------------------------

    /// <summary>The share of the width at either side in which a shoulder may stand.</summary>
    public const double ShoulderZone = 0.3;

    /// <summary>A shoulder rises at least this far above the land beside it, metres; striae rise a few micrometres.</summary>
    public const double ShoulderHeight = 10e-6;

    /// <summary>A shoulder stays that high over this width, metres; a scratch's rim or a speck of dirt does not.</summary>
    public const double ShoulderWidth = 60e-6;

    /// <summary>The share of that width which is high.</summary>
    public const double ShoulderShare = 0.8;

    /// <summary>Within this a shoulder climbs to twice its least height, metres, or was not measured.</summary>
    public const double ShoulderReach = 100e-6;

    /// <summary>The share of that reach which is unmeasured where a shoulder is too steep for the instrument.</summary>
    public const double SteepShare = 0.25;

    /// <summary>The land beside a place begins this far from it, metres.</summary>
    public const double LandGap = 20e-6;

    /// <summary>The land beside a place is judged up to this far from it, metres.</summary>
    public const double LandWindow = 170e-6;

    /// <summary>What is cut off the land at a shoulder, metres: the foot of the slope.</summary>
    public const double ShoulderMargin = 40e-6;
}
