using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation;

/// <summary>
/// Every number the simulator was tuned with: lengths in metres, angles in degrees, slopes in metres per metre. "Measured"
/// means measured on the published breech faces and lands that the evaluation uses (Fadul, Weller, DFSC; Hamby 252, Houston).
/// </summary>
internal static class Parameters
{
    /// <summary>Raised whenever the same seed gives other heights.</summary>
    public const int SimulatorVersion = 3;

    // ---- Breech face -------------------------------------------------------------------------------------------------

    /// <summary>Cell of the grains; gives prepared marks a correlation length of 26 to 34 µm, measured on all three sets.</summary>
    public static readonly Interval GrainCell = new(60e-6, 140e-6);

    /// <summary>Height of the grains; prepared marks have .5 (DFSC) to 1.3 µm (Weller) in all, measured.</summary>
    public static readonly Interval GrainRms = new(1e-6, 1.7e-6);

    /// <summary>
    /// How much a grain grows with its own height: .05 makes a surface of kurtosis 4.5 of a normal one. Prepared marks have 3.2 to 4.1
    /// (Weller), 3.7 to 5.4 (Fadul), 5 to 5.9 (DFSC), measured.
    /// </summary>
    public static readonly Interval GrainPeaks = new(0, 0.06);

    /// <summary>Finest octave: an eighth of the grain, about 15 µm, the short cut-off of comparison.</summary>
    public const int GrainOctaves = 4;

    /// <summary>Heights fall about as fast as the wavelength: a Hurst exponent of .8 to 1, as on cast and blasted steel.</summary>
    public static readonly Interval GrainPersistence = new(0.5, 0.65);

    /// <summary>Autocorrelations differ by direction by a tenth at most, measured; tool lines come on top.</summary>
    public static readonly Interval GrainStretch = new(1, 1.3);

    /// <summary>Long waves, which levelled and band-passed scans no longer show.</summary>
    public const double WavinessRms = 0.8e-6, WavinessCell = 800e-6;

    /// <summary>How much stronger the grains are here than there: rough and smooth parts of one face, the weakest tenth of a mark has .5 to .75 of its strength, measured.</summary>
    public static readonly Interval StrengthSpread = new(0.2, 0.5);

    /// <inheritdoc cref="StrengthSpread"/>
    public const double StrengthCell = 900e-6, StrengthFloor = 0.2;

    /// <summary>Pits: dark spots of 40 to 160 µm across, a few in a square millimetre, seen on Fadul.</summary>
    public const double PitCell = 200e-6;

    /// <inheritdoc cref="PitCell"/>
    public static readonly Interval PitShare = new(0, 0.6);

    /// <inheritdoc cref="PitCell"/>
    public static readonly Interval PitRadius = new(20e-6, 80e-6), PitDepth = new(0.5e-6, 4e-6);

    /// <summary>Height of the tool lines.</summary>
    public static readonly Interval ToolingRms = new(0.4e-6, 1e-6);

    /// <summary>Scratches of a file or a cutter's edge: 20 to 160 µm wide.</summary>
    public const double ScratchCell = 80e-6, ScratchPersistence = 0.7;

    /// <inheritdoc cref="ScratchCell"/>
    public const int ScratchOctaves = 3;

    /// <summary>An end mill of 5 to 20 mm radius, fed 60 to 150 µm a turn.</summary>
    public static readonly Interval MillingRadius = new(5e-3, 20e-3), MillingFeed = new(60e-6, 150e-6);

    /// <summary>Where a lathe's centre lies from the middle of the face.</summary>
    public static readonly Interval LatheOffset = new(0, 1e-3);

    /// <summary>How strong an end mill's even cusps are beside its scratches.</summary>
    public const double CuspShare = 0.8;

    /// <summary>Tool lines come and go over half a millimetre and wander by a few micrometres.</summary>
    public const double ToolPresenceCell = 500e-6, ToolWander = 8e-6;

    /// <summary>Radius of what is cut out about the pin: 1.11 (DFSC), 1.23 to 1.29 (Weller), 1.28 to 1.38 mm (Fadul), measured.</summary>
    public static readonly Interval ApertureRadius = new(1.08e-3, 1.38e-3);

    /// <summary>How far that lies from the middle of the primer: .06 to .54 mm, measured.</summary>
    public static readonly Interval ApertureOffset = new(0.1e-3, 0.42e-3);

    /// <summary>How much that differs between firearms of one model.</summary>
    public const double ApertureScatter = 40e-6;

    // ---- Cartridge case ----------------------------------------------------------------------------------------------

    /// <summary>Radius of the primer's flat part: 1.54 to 1.9 mm, measured.</summary>
    public static readonly Interval PrimerRadius = new(1.62e-3, 1.84e-3);

    /// <summary>How much the radius that is cut out differs from one scan to the next of one set, measured.</summary>
    public const double CropScatter = 35e-6;

    /// <summary>Finish of an unfired primer: a few tenths of a micrometre, finer than a breech face.</summary>
    public static readonly Interval PrimerRms = new(0.2e-6, 0.5e-6), PrimerCell = new(40e-6, 80e-6);

    /// <summary>Crown that is left after firing; what levelling by a plane leaves in a scan.</summary>
    public static readonly Interval PrimerCrown = new(1e-6, 4e-6);

    /// <summary>
    /// Play of the case in the chamber, and of the operator's hand. The centres of two shots' rims lie 80 to 100 µm apart on the face in
    /// the median, 165 µm at the ninth tenth, measured.
    /// </summary>
    public const double SeatScatter = 50e-6, StageScatter = 60e-6;

    /// <summary>About .1°: 6 µm over a primer.</summary>
    public const double Tilt = 1.7e-3;

    /// <summary>Contact changes over half a millimetre and fades over a tenth of that.</summary>
    public const double PressureCell = 600e-6, ContactSoftness = 0.25;

    /// <summary>How round the corner is where the primer did not reach the bottom, as a share of the grains' height.</summary>
    public const double FillSoftness = 0.5;

    /// <summary>What one case has of its own is a little finer than the grains.</summary>
    public const double OwnPersistence = 0.65;

    /// <summary>Metal moves sideways in patches of a third of a millimetre.</summary>
    public const double WarpCell = 350e-6;

    /// <summary>The lip about the aperture: bright rims of about a tenth of a millimetre, seen on DFSC.</summary>
    public const double FlowBackWidth = 120e-6;

    /// <summary>Hand-drawn and thresholded edges are ragged by some 10 µm, seen on all sets.</summary>
    public const double EdgeRaggedness = 8e-6, EdgeCell = 120e-6;

    /// <summary>Edges drawn by hand bulge by up to a tenth of a millimetre over half a millimetre, seen on Weller and DFSC; Fadul's are circles.</summary>
    public const double DrawnEdgeCell = 450e-6;

    /// <summary>Letters of a primer: height, width of a stroke, and depth before firing presses them flat.</summary>
    public static readonly Interval LetterHeight = new(1e-3, 1.8e-3), LetterStroke = new(70e-6, 140e-6), LetterDepth = new(4e-6, 15e-6);

    /// <summary>How many makes have letters on their primers.</summary>
    public const double LetteredShare = 0.5;

    /// <summary>Empty margin of a scan around the primer.</summary>
    public const double ScanMargin = 160e-6;

    // ---- Firing pin, ejector, aperture shear: assumptions about common 9 mm pistols; not calibrated, for no real set of these marks is here ----

    /// <summary>Radius of a firing pin's impression; the other half of a blade's length.</summary>
    public static readonly Interval PinRadius = new(0.5e-3, 0.75e-3);

    /// <summary>A blade's width as a share of its length; the tip's sphere and the width of a flat tip's rounded rim.</summary>
    public const double PinBladeShare = 0.55, PinSphereShare = 1.6, PinRimWidth = 80e-6;

    /// <summary>Rings of the lathe: 10 to 60 µm wide, a few tenths of a micrometre high, about an axis off by some 20 µm; assumed.</summary>
    public const double PinLineCell = 30e-6, PinAxisScatter = 20e-6;

    /// <inheritdoc cref="PinLineCell"/>
    public static readonly Interval PinLineRms = new(0.3e-6, 0.9e-6);

    /// <summary>Grain of a pin's tip.</summary>
    public const double PinGrainCell = 45e-6;

    /// <inheritdoc cref="PinGrainCell"/>
    public static readonly Interval PinGrainRms = new(0.2e-6, 0.6e-6);

    /// <summary>An ejector's face.</summary>
    public static readonly Interval EjectorWidth = new(0.7e-3, 1.1e-3), EjectorHeight = new(1e-3, 1.6e-3), EjectorGrainRms = new(0.6e-6, 1.4e-6);

    /// <inheritdoc cref="EjectorWidth"/>
    public const double EjectorGrainCell = 90e-6;

    /// <summary>What one strike has of its own, beside 1 µm of the tool's, and over what lengths its pressure changes; assumed.</summary>
    public const double StrikeRms = 0.7e-6, StrikeCell = 50e-6, StrikePressureCell = 350e-6;

    /// <summary>A shear mark: width across and length along its striae, and the radius of its curve; assumed.</summary>
    public const double ShearWidth = 0.9e-3, ShearLength = 0.35e-3, ShearCurve = 4e-3;

    /// <summary>Spacing of scans of these marks: their kinds' working spacing, half a land's row by row.</summary>
    public const double StrikeSpacing = 3e-6, ShearSpacing = 1.5e-6;

    // ---- Barrel and bullet -------------------------------------------------------------------------------------------

    /// <summary>Common 9 mm barrels: five or six lands; six in the sets measured.</summary>
    public const int FewestLands = 5, MostLands = 6;

    /// <summary>Land width: 1.8 to 2.2 mm between the shoulders, measured on Hamby 252 and Houston.</summary>
    public static readonly Interval LandWidth = new(1.7e-3, 2.1e-3);

    /// <summary>A 9 mm bullet engraved by a bore of 8.82 mm, give or take.</summary>
    public static readonly Interval BoreRadius = new(4.38e-3, 4.45e-3);

    /// <summary>Rifling depth: the shoulders stand 40 to 80 µm above the land's curve, measured.</summary>
    public static readonly Interval GrooveDepth = new(40e-6, 80e-6);

    /// <summary>One turn in 250 mm makes 6.4° on a 9 mm bore; 4.5 to 8° measured on Hamby 252.</summary>
    public static readonly Interval Twist = new(4.5, 7);

    /// <summary>Most makers rifle to the right.</summary>
    public const double LeftTwistShare = 0.25;

    /// <summary>Striae: root-mean-square .3 to .6 µm (Hamby 252) up to several µm (Houston) in a band of 250 µm, measured.</summary>
    public const double StriaRms = 0.9e-6, StriaCell = 120e-6, StriaPersistence = 0.75;

    /// <summary>Finest octave: a sixteenth of the cell, about 15 µm of wavelength.</summary>
    public const int StriaOctaves = 5;

    /// <summary>Deep scratches, 10 to 60 µm wide, a few in a millimetre.</summary>
    public const double LandScratchCell = 120e-6, LandScratchShare = 0.5;

    /// <inheritdoc cref="LandScratchCell"/>
    public static readonly Interval LandScratchWidth = new(8e-6, 60e-6), LandScratchDepth = new(0.3e-6, 3e-6);

    /// <summary>Striae start and stop: they change across within tens of µm, along within most of a millimetre.</summary>
    public const double BreakCell = 60e-6, BreakStretch = 12;

    /// <inheritdoc cref="BreakCell"/>
    public const int BreakOctaves = 3;

    /// <summary>Where the land did not engrave, the jacket is smooth: some 80 nm, seen on Hamby 252.</summary>
    public const double BareRms = 80e-9, BareCell = 40e-6;

    /// <summary>The front of engraving is ragged by a tenth of a millimetre and fades over as much.</summary>
    public const double FrontRaggedness = 80e-6, FrontCell = 200e-6, FrontWidth = 100e-6;

    /// <summary>A shoulder rises over 60 µm, and wanders by some 10 µm.</summary>
    public const double ShoulderWidth = 60e-6, ShoulderRaggedness = 8e-6, ShoulderCell = 150e-6;

    /// <summary>What is scanned beyond the land on each side.</summary>
    public const double LandMargin = 180e-6;

    /// <summary>Length of a land's scan along the striae: .66 (Houston) to .78 mm (Hamby 252), measured.</summary>
    public const double LandScanLength = 0.7e-3;

    /// <summary>How exactly bullets are laid under the instrument.</summary>
    public const double LandMisalignment = 0.4, LandStageScatter = 30e-6, LandTilt = 0.01;

    /// <summary>Metal moves across the striae in patches of a third of a millimetre.</summary>
    public const double LandWarpCell = 350e-6;

    // ---- Instrument --------------------------------------------------------------------------------------------------

    /// <summary>Lost points lie in patches of some tens of µm; their share is set on every fourth point.</summary>
    public const double PatchCell = 40e-6;

    /// <inheritdoc cref="PatchCell"/>
    public const int PatchSampleStep = 4;

    /// <summary>A focus instrument's false peaks reach some 20 µm.</summary>
    public const double SpikeHeight = 20e-6;

    /// <summary>False peaks, one in ten thousand points.</summary>
    public const double SpikeShare = 1e-4;

    /// <summary>Calibrated stages differ by a thousandth.</summary>
    public const double ScaleErrorSpread = 1e-3;

    /// <summary>Usual spacings: that of the published breech faces and of Hamby 252.</summary>
    public const double BreechFaceSpacing = 6.25e-6, LandSpacing = 1.5625e-6;

    /// <summary>Distractors are made at the spacing that prepared breech faces have.</summary>
    public const double DistractorSpacing = 12.5e-6;

    /// <summary>Coarser for the project's own exhibits, so that each is a file of some 90 KB; fine enough for the bands compared.</summary>
    public const double DemonstrationBreechFaceSpacing = 12.5e-6, DemonstrationLandSpacing = 3.125e-6, DemonstrationLandRowSpacing = 12.5e-6;

    /// <summary>A breech face reaches ±32 µm in steps of 1 nm; a land, curved by 140 µm with shoulders, ±327 µm in steps of 10 nm.</summary>
    public const double BreechFaceHeightStep = 1e-9, LandHeightStep = 10e-9;
}
