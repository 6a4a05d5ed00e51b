namespace Ballistics.Comparison;

/// <summary>
/// Every tuned number of the comparison of impressed marks, with unit and source. Chosen on the Fadul study; the other studies
/// only ever report. Raise <see cref="Signature.CurrentVersion"/> when one that shapes a signature changes.
/// </summary>
internal static class Parameters
{
    // ---- Signature -------------------------------------------------------------------------------------------------

    /// <summary>Spacing of the map on which poses are looked for, metres: about the correlation length of marks (30–70 µm).</summary>
    public const double CoarseSpacing = 60e-6;

    /// <summary>Shortest wavelength on the coarse map, metres: what its spacing can hold.</summary>
    public const double CoarseShortCutoff = 70e-6;

    /// <summary>Spacing of the map on which cells are compared, metres.</summary>
    public const double FineSpacing = 25e-6;

    /// <summary>Reach of the local contrast normalisation, standard deviation in metres: weak and strong areas weigh alike.</summary>
    public const double ContrastReach = 200e-6;

    /// <summary>Contrast below this share of the whole mark's is not raised: noise would be.</summary>
    public const double ContrastFloor = 0.5;

    /// <summary>Heights beyond this many local standard deviations count as this many.</summary>
    public const double Clip = 3;

    /// <summary>How far the rim of the measured area is worn off, metres: filters and instruments err there.</summary>
    public const double RimErosion = 25e-6;

    /// <summary>Shortest wavelength of the steepness by which a mark is compared with one under ring light, metres. Chosen on renderings of the Fadul study.</summary>
    public const double SteepnessShortCutoff = 60e-6;

    /// <summary>
    /// A picture under ring light whose contrast is skewed beyond this to the dark side shows steep places dark. Where it is about even, as
    /// on surfaces that are steep all over, they are taken as bright, as under a low ring.
    /// </summary>
    public const double DarkSkewness = -0.3;

    // ---- Registration ----------------------------------------------------------------------------------------------

    /// <summary>Step of the turn over ±180°, degrees. Two degrees are 60 µm at the rim of a primer.</summary>
    public const double CoarseStepDegrees = 2;

    /// <summary>Shift looked at about the estimated centres, metres in each direction.</summary>
    public const double CoarseShift = 240e-6;

    /// <summary>Poses that leave the coarse stage.</summary>
    public const int CoarsePoses = 5;

    /// <summary>Poses whose cells are compared. The coarse correlation orders poses; cells decide.</summary>
    public const int CellPoses = 3;

    /// <summary>Shift looked at when a coarse pose is refined on the fine map, metres in each direction.</summary>
    public const double RefineShift = 75e-6;

    /// <summary>Turns tried about a coarse pose, degrees.</summary>
    public static readonly double[] RefineTurns = [-1, 0, 1];

    /// <summary>
    /// A mark measured in less than this share of the directions from its centre is partial. Shifts and poses of two such marks are ordered
    /// by products over the root of what is shared. Of two marks that each cover so much, what both cover is at least twice that less the whole, 30 %.
    /// </summary>
    public const double WholeCover = 0.65;

    /// <summary>Step of the turn for such a pair, degrees: of what little they share a misalignment may leave nothing.</summary>
    public const double PartialStepDegrees = 1;

    /// <summary>Poses that leave the coarse stage of such a pair: where little is shared, the true one stands out less.</summary>
    public const int PartialPoses = 60;

    /// <summary>Poses of such a pair are two where their shifts differ by this, metres, though their turns do not.</summary>
    public const double PartialShift = 100e-6;

    /// <summary>Turns tried about a coarse pose of such a pair, degrees: its steps are fine, and its poses many.</summary>
    public static readonly double[] PartialRefineTurns = [0];

    // ---- Cells (Song 2013, Tong et al. 2015) -----------------------------------------------------------------------

    /// <summary>Side of a cell, metres.</summary>
    public const double CellSide = 550e-6;

    /// <summary>
    /// From one cell to the next where cells are counted, metres. Half a side: cells overlap, so that the share that is congruent does not hang on where
    /// the grid happens to lie.
    /// </summary>
    public const double CellStep = 275e-6;

    /// <summary>A cell is usable when at least this share of it was measured.</summary>
    public const double CellFill = 0.35;

    /// <summary>A place for a cell counts when at least this share of the smallest usable cell is shared there.</summary>
    public const double CellOverlap = 0.6;

    /// <summary>Energy under a cell counts as at least this share of the cell's own.</summary>
    public const double LeastEnergy = 0.4;

    /// <summary>How far a cell is looked for about the place the pose foretells, metres in each direction.</summary>
    public const double CellShift = 100e-6;

    /// <summary>Turns at which a cell is looked for about the pose's, degrees.</summary>
    public static readonly double[] CellTurns = [-4, -2, 0, 2, 4];

    /// <summary>Turns that each cell proposes about the one it was found at, degrees: finer than the search's steps.</summary>
    public static readonly double[] ProposalTurns = [-1, 0, 1];

    /// <summary>
    /// So many cells of the wide search, none overlapping, that agree on a motion are taken at their word. With fewer the likeness of the
    /// whole maps decides among the poses.
    /// </summary>
    public const double PlainSupport = 8;

    /// <summary>From this correlation of the fine maps on, such a pose is sharpened further; most pairs of two firearms stay below it.</summary>
    public const double WeakCorrelation = 0.2;

    /// <summary>Turns tried to sharpen such a pose, degrees.</summary>
    public static readonly double[] WeakTurns = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75];

    /// <summary>Shift looked at to sharpen such a pose, metres in each direction.</summary>
    public const double WeakShift = 50e-6;

    /// <summary>How often the cells about the consensus sharpen it before they are counted.</summary>
    public const int SharpenRounds = 2;

    /// <summary>Shift looked at while the consensus is sharpened, metres in each direction.</summary>
    public const double SharpenShift = 75e-6;

    /// <summary>Turns at which cells are confirmed about the consensus, degrees.</summary>
    public static readonly double[] ConfirmTurns = [-1, 0, 1];

    /// <summary>Shift at which cells are confirmed about the consensus, metres in each direction.</summary>
    public const double ConfirmShift = 125e-6;

    /// <summary>Least correlation of a congruent cell.</summary>
    public const double CongruentCorrelation = 0.57;

    /// <summary>Greatest distance of a congruent cell from where the consensus pose foretells it, metres.</summary>
    public const double CongruentDistance = 45e-6;

    /// <summary>Greatest difference of a congruent cell's turn from the consensus, degrees.</summary>
    public const double CongruentTurn = 3;

    // ---- Score -------------------------------------------------------------------------------------------------------

    /// <summary>A share of few cells proves little: as if this many more, both directions together, had not been congruent.</summary>
    public const int FewCells = 20;

    /// <summary>Shared area below which likeness over it is taken the less seriously, by the fourth root, square metres.</summary>
    public const double FullArea = 2.5e-6;

    /// <summary>Weight of the fine maps' correlation over the shared area; the share of congruent cells weighs 1.</summary>
    public const double FineWeight = 0.4;

    /// <summary>Weight of the coarse maps' correlation over the shared area.</summary>
    public const double CoarseWeight = 0.5;

    /// <summary>Weight of the residual, by how far it lies below that of surfaces that have nothing to do with each other.</summary>
    public const double ResidualWeight = 0.1;

    /// <summary>Weight of the correlation with unmeasured points as zero, of each band: little, since it falls with what is shared.</summary>
    public const double ZeroFilledWeight = 0.03;

    // ---- What is refused ---------------------------------------------------------------------------------------------

    /// <summary>Least share of the smaller mark that two marks have to share to be compared.</summary>
    public const double LeastOverlap = 0.15;

    /// <summary>The same of two partial marks, which may truly share little: of halves of a primer, three quarters of a cell at its least fill.</summary>
    public const double PartialOverlap = 0.05;

    // ---- The model that embeds ---------------------------------------------------------------------------------------

    /// <summary>How long a model that failed to load is left alone where its files have not changed.</summary>
    public static readonly TimeSpan ModelRetry = TimeSpan.FromMinutes(1);
}
