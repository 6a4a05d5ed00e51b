using Ballistics.Simulation.Fields;

namespace Ballistics.Simulation.Firearms;

/// <summary>What all firearms of a make and model share: class characteristics and the way they were made. Lengths in metres.</summary>
public sealed record FirearmModel
{
    /// <summary>How the breech face was finished.</summary>
    public required ToolingKind Tooling { get; init; }

    /// <summary>Root-mean-square height of the tool lines.</summary>
    public required double ToolingRms { get; init; }

    /// <summary>Lattice cell of the breech face's grains; a grain is about as wide.</summary>
    public required double GrainCell { get; init; }

    /// <summary>Root-mean-square height of the grains.</summary>
    public required double GrainRms { get; init; }

    /// <summary>How strong the grains' finer octaves are; 1/2 is smooth.</summary>
    public required double GrainPersistence { get; init; }

    /// <summary>How much a grain grows with its own height; 0 leaves heights normally distributed.</summary>
    public required double GrainPeaks { get; init; }

    /// <summary>How much stronger the grains are here than there, standard deviation as a share.</summary>
    public required double StrengthSpread { get; init; }

    /// <summary>The share of the face's lattice cells that hold a pit.</summary>
    public required double PitShare { get; init; }

    /// <summary>The direction in which the grains are stretched, degrees.</summary>
    public required double GrainDirection { get; init; }

    /// <summary>How much longer the grains are in that direction.</summary>
    public required double GrainStretch { get; init; }

    /// <summary>Where the firing-pin aperture lies and how large it is.</summary>
    public required Aperture Aperture { get; init; }

    /// <summary>The form of the firing pin's tip.</summary>
    public required FiringPinShape FiringPin { get; init; }

    /// <summary>Radius of the firing pin's impression; half the length of a blade's.</summary>
    public required double FiringPinRadius { get; init; }

    /// <summary>Width of the ejector's face.</summary>
    public required double EjectorWidth { get; init; }

    /// <summary>Height of the ejector's face.</summary>
    public required double EjectorHeight { get; init; }

    /// <summary>How many lands the barrel has.</summary>
    public required int Lands { get; init; }

    /// <summary>Width of a land.</summary>
    public required double LandWidth { get; init; }

    /// <summary>Radius of the bore between the lands, which is the engraved bullet's.</summary>
    public required double BoreRadius { get; init; }

    /// <summary>How deep the grooves are.</summary>
    public required double GrooveDepth { get; init; }

    /// <summary>Angle between the striae and the bullet's axis, degrees; positive twists from x towards y.</summary>
    public required double TwistDegrees { get; init; }

    /// <summary>Draws a model.</summary>
    public static FirearmModel Draw(Seed seed)
    {
        RandomStream random = new(seed.For("model")), small = new(seed.For("firing pin and ejector"));
        var tooling = (ToolingKind)random.NextBelow(Enum.GetValues<ToolingKind>().Length);
        (double apertureX, double apertureY) = Turn.FromDegrees(random.NextBetween(0, 360)).Apply(Parameters.ApertureOffset.Draw(random), 0);
        return new FirearmModel
        {
            Tooling = tooling,
            ToolingRms = Parameters.ToolingRms.Draw(random),
            GrainCell = Parameters.GrainCell.Draw(random),
            GrainRms = Parameters.GrainRms.Draw(random),
            GrainPersistence = Parameters.GrainPersistence.Draw(random),
            GrainPeaks = Parameters.GrainPeaks.Draw(random),
            StrengthSpread = Parameters.StrengthSpread.Draw(random),
            PitShare = Parameters.PitShare.Draw(random),
            GrainDirection = random.NextBetween(0, 180),
            GrainStretch = Parameters.GrainStretch.Draw(random),
            Aperture = new Aperture(apertureX, apertureY, Parameters.ApertureRadius.Draw(random)),
            FiringPin = (FiringPinShape)small.NextBelow(Enum.GetValues<FiringPinShape>().Length),
            FiringPinRadius = Parameters.PinRadius.Draw(small),
            EjectorWidth = Parameters.EjectorWidth.Draw(small),
            EjectorHeight = Parameters.EjectorHeight.Draw(small),
            Lands = Parameters.FewestLands + random.NextBelow(Parameters.MostLands - Parameters.FewestLands + 1),
            LandWidth = Parameters.LandWidth.Draw(random),
            BoreRadius = Parameters.BoreRadius.Draw(random),
            GrooveDepth = Parameters.GrooveDepth.Draw(random),
            TwistDegrees = Parameters.Twist.Draw(random) * (random.NextUnit() < Parameters.LeftTwistShare ? -1 : 1),
        };
    }
}
