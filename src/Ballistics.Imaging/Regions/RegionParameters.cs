namespace Ballistics.Imaging.Regions;

/// <summary>
/// The constants of finding regions. Lengths are shares of a radius or cells of a grid that has a fixed count along the picture's longer side, so that
/// neither scale nor brightness matters. Chosen on rendered cases, the sizes of primers and pins in C.I.P. and SAAMI drawings, and the look of a few
/// public pictures; what they reach is measured by circles set by hand.
/// </summary>
internal static class RegionParameters
{
    /// <summary>Cells along the longer side of the grid that circles are first looked for on.</summary>
    public const int CoarseSide = 112;

    /// <summary>Cells along the longer side of the grid they are refined on.</summary>
    public const int FineSide = 480;

    /// <summary>Smoothing before a change is taken, cells of the coarse grid.</summary>
    public const double CoarseBlur = 1.2;

    /// <summary>Smoothing before a change is taken, cells of the fine grid.</summary>
    public const double FineBlur = 3;

    /// <summary>Fewest pixels along the shorter side of a picture in which anything is looked for.</summary>
    public const int LeastSide = 48;

    /// <summary>A cell of which less was measured is unmeasured.</summary>
    public const float LeastKnownShare = .5f;

    /// <summary>The share of the picture that changes less than an edge does.</summary>
    public const double EdgeFloorQuantile = .3;

    /// <summary>The share of the picture that changes less than the strongest edges do, whose strength counts as whole.</summary>
    public const double EdgeTopQuantile = .93;

    /// <summary>Cosine of the greatest angle between a change and the radius, 30°.</summary>
    public const float RadialCosine = .8660254f;

    /// <summary>The share of a rim that changes along the radius by chance: 30° to either side, in either sense, of all directions.</summary>
    public const double AgreementByChance = 1.0 / 3;

    /// <summary>The least share of a circle's rim that has to lie in the picture.</summary>
    public const double LeastRimShare = .6;

    /// <summary>Directions looked at around a circle.</summary>
    public const int Directions = 64;

    /// <summary>Centres are looked for no nearer to the picture's edge than this share of its side.</summary>
    public const double CentreMargin = .2;

    /// <summary>The smallest circle, share of the picture's longer side.</summary>
    public const double LeastRadius = .035;

    /// <summary>The largest circle, share of the picture's longer side.</summary>
    public const double MostRadius = .62;

    /// <summary>Least agreement of a circle on the coarse grid.</summary>
    public const double LeastCoarseAgreement = .55;

    /// <summary>Least count of sixteen directions in which a circle agrees, before all directions are looked at.</summary>
    public const int LeastQuarterAgreement = 7;

    /// <summary>Circles that are refined.</summary>
    public const int RefinedCircles = 60;

    /// <summary>Least confidence of the circle around the primer's face.</summary>
    public const double LeastFaceConfidence = .6;

    /// <summary>Least radius of the face, share of the picture's longer side: a smaller one shows too little of the marks.</summary>
    public const double LeastFaceRadius = .1;

    /// <summary>How much an edge around a face counts beside the face's own.</summary>
    public const double PrimerWeight = .5;

    /// <summary>How much larger circles are favoured, for those within a firing-pin impression are the sharpest: the power of the radius.</summary>
    public const double SizeExponent = .25;

    /// <summary>Least and greatest ratio of the primer's radius, with its gap, to that of its flat face.</summary>
    public const double LeastPrimerToFace = 1.05, MostPrimerToFace = 1.6;

    /// <summary>Greatest distance between the centres of primer and face, share of the face's radius.</summary>
    public const double PrimerOffset = .03;

    /// <summary>Least confidence of the circle around the primer.</summary>
    public const double LeastPrimerConfidence = .5;

    /// <summary>The part of the face's radius within which smaller circles are looked for.</summary>
    public const double WithinFace = .93;

    /// <summary>Least and greatest ratio of the mouth of the firing-pin impression to the face.</summary>
    public const double LeastPinToFace = .18, MostPinToFace = .47;

    /// <summary>Greatest distance of the firing pin's centre from the face's, share of the face's radius: strikes are seldom central.</summary>
    public const double PinOffset = .4;

    /// <summary>Least confidence of the mouth of the firing-pin impression.</summary>
    public const double LeastPinConfidence = .45;

    /// <summary>Greatest distance between the centres of circles around one impression, share of the face's radius.</summary>
    public const double NestedOffset = .06;

    /// <summary>Least score of the impression's mouth, share of that of the strongest circle in it.</summary>
    public const double PinScoreShare = .6;

    /// <summary>Circles whose radii differ by less than this ratio are one edge seen twice.</summary>
    public const double AsWide = 1.2;

    /// <summary>Least and greatest ratio of the aperture's edge to the face.</summary>
    public const double LeastApertureToFace = .35, MostApertureToFace = .8;

    /// <summary>Least ratio of the aperture's edge to the mouth of the impression.</summary>
    public const double LeastApertureToPin = 1.25;

    /// <summary>Least score of the aperture's edge, share of that of the strongest circle around the impression.</summary>
    public const double ApertureScoreShare = .7;

    /// <summary>Least confidence of the aperture's edge.</summary>
    public const double LeastApertureConfidence = .45;

    /// <summary>Pixels along the longer side of the picture that everything is found on; more would show nothing that a circle is placed by.</summary>
    public const double FitSide = 800;

    /// <summary>Smoothing of the picture that rims are fitted on, pixels.</summary>
    public const double FitBlur = 1.2;

    /// <summary>Directions in which the place of a rim is looked for.</summary>
    public const int FitDirections = 240;

    /// <summary>How far from the circle that was found the rim is looked for, share of its radius.</summary>
    public const double FitReach = .12;

    /// <summary>How far from a fitted circle the rim may lie at last, share of its radius.</summary>
    public const double FitTolerance = .02;

    /// <summary>How often a circle is fitted, each time within a narrower tolerance.</summary>
    public const int FitRounds = 4;

    /// <summary>The least share of directions in which the rim has to lie on the fitted circle.</summary>
    public const double LeastFitShare = .3;

    /// <summary>How far from the plane of the pressed face a point that it is fitted to may lie, metres.</summary>
    public const double PlaneBand = 6e-6;

    /// <summary>How far below its plane the pressed face reaches where the primer bulges, metres. With the rise chosen on K013sA1.x3p, checked on K013sA2-2.x3p.</summary>
    public const double FaceDrop = 12e-6;

    /// <summary>How far above its plane the pressed face reaches, where metal rose towards the aperture, metres.</summary>
    public const double FaceRise = 25e-6;

    /// <summary>What is narrower than twice this is no part of the pressed face, metres.</summary>
    public const double FaceOpening = 15e-6;

    /// <summary>Most points that the face's plane is fitted to, of the whole scan.</summary>
    public const int PlanePoints = 60_000;

    /// <summary>Fewest points that a plane is fitted to.</summary>
    public const int LeastFacePoints = 200;

    /// <summary>Samples of three points that a plane is drawn through.</summary>
    public const int PlaneSamples = 200;

    /// <summary>How often the plane is fitted anew to what lies near it.</summary>
    public const int PlaneRounds = 4;

    /// <summary>Least share of the face near its plane.</summary>
    public const double LeastPlaneShare = .2;

    /// <summary>Directions that are looked at for a drag mark.</summary>
    public const int DragDirections = 180;

    /// <summary>Circles on which they are looked at.</summary>
    public const int DragRings = 24;

    /// <summary>Where a drag mark is looked for: from and to so many radii of the impression.</summary>
    public const double DragFrom = 1.1, DragTo = 1.9;

    /// <summary>The angle over which a direction is averaged, degrees.</summary>
    public const int DragSmoothing = 40;

    /// <summary>More deviations than this count no more, so that one bright speck is no drag.</summary>
    public const double MostDragDeviations = 6;

    /// <summary>By how much, as a share of itself, the drag's direction has to stand out from the middle one.</summary>
    public const double LeastDragContrast = .4;

    /// <summary>How far metal flowed around the firing-pin impression where the aperture left no edge, radii of the impression.</summary>
    public const double FlowToPin = 1.25;

    /// <summary>
    /// Where the head stamp lies: from and to so many radii of the primer with its gap. Heads of handgun and rifle cases in C.I.P. drawings are 1.7 to 2.5
    /// times as wide as their primers.
    /// </summary>
    public const double HeadFrom = 1.04, HeadTo = 2.1;

    /// <summary>Least part of that ring on the scan for a head-stamp area to be told.</summary>
    public const double LeastHeadPart = .1;

    /// <summary>The share of heights at either end that is not counted when their spread is taken.</summary>
    public const double SpreadTail = .02;

    /// <summary>Least spread of heights about their plane on the raw scan of a head, metres. Impressions cropped and levelled spread over some 20 µm at most.</summary>
    public const double LeastHeadSpread = 60e-6;

    /// <summary>Holes in the pressed face smaller than this share of it are not outlined.</summary>
    public const double LeastHoleShare = .005;

    /// <summary>Where it is looked whether anything but background surrounds a face, radii of the face.</summary>
    public const double BesideFace = 1.08;

    /// <summary>The share of background beside a face above which the picture was cropped to it.</summary>
    public const double CroppedShare = .7;

    /// <summary>Pixels along the longer side of the picture that a whole head's outline is looked for on.</summary>
    public const double OutlineSide = 400;

    /// <summary>Smoothing before head and background are told apart, pixels.</summary>
    public const double OutlineBlur = 2;

    /// <summary>Least part of the picture that a whole head covers.</summary>
    public const double LeastHeadArea = .1;

    /// <summary>By how much the area of an outline may differ from that of its ellipse.</summary>
    public const double EllipseTolerance = .03;

    /// <summary>Least ratio of the outline's axes, 53° from straight on; beyond, the far side of every dent is hidden.</summary>
    public const double LeastRoundness = .6;

    /// <summary>Above this ratio a head counts as seen straight on.</summary>
    public const double StraightOn = .985;

    /// <summary>Least and greatest radius of the primer with its gap, of the head's: cases in C.I.P. drawings have .40 to .58.</summary>
    public const double LeastPrimerToHead = .36, PrimerWithinHead = .64;

    /// <summary>How far out the head is flat enough to show a dent, of its radius: beyond it the rim is chamfered.</summary>
    public const double EjectorTo = .96;

    /// <summary>Directions in which the head is looked at for the ejector's mark.</summary>
    public const int EjectorDirections = 720;

    /// <summary>Smoothing before a place of the head is said to differ, of its radius.</summary>
    public const double EjectorBlur = .008;

    /// <summary>So many usual deviations of its ring a place has to differ by; more than the greatest count no more.</summary>
    public const double EjectorDeviation = 2.5, MostEjectorDeviations = 10;

    /// <summary>Half the width of gaps within a dent that are closed, and of strokes of letters that are taken away, of the head's radius: stamps of 9 mm heads are cut .2 to .3 mm wide.</summary>
    public const double EjectorGap = .012, EjectorStroke = .04;

    /// <summary>Where the mark has to reach, of the head's radius: an ejector strikes the rim.</summary>
    public const double EjectorReach = .8;

    /// <summary>Least area of the mark, of the square of the head's radius: .35 mm² on a 9 mm head.</summary>
    public const double LeastEjectorArea = .014;

    /// <summary>A patch longer than this part of the way around is no dent but the lamp's or the rim's.</summary>
    public const int MostEjectorShare = 5;

    /// <summary>By how much, as a share of itself, the mark has to stand out before the next patch.</summary>
    public const double LeastEjectorContrast = .5;

    /// <summary>Area times deviation at which a lone mark's confidence is a half.</summary>
    public const double LeastEjectorStrength = .02;

    /// <summary>Corners of an outline that a circle seen at an angle is told by.</summary>
    public const int EllipseCorners = 72;
}
