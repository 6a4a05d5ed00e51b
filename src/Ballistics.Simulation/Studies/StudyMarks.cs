using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;
using Ballistics.Simulation.Instruments;
using Ballistics.Simulation.Shots;

namespace Ballistics.Simulation.Studies;

/// <summary>From a plan to the study's marks: firearms, shots, and who holds the exhibits.</summary>
public static class StudyMarks
{
    /// <summary>Every mark of the study, firearm after firearm; scans are made only when measured.</summary>
    /// <exception cref="ArgumentException">The plan cannot be carried out; the message says why.</exception>
    public static IEnumerable<SimulatedMark> Of(StudyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        return Enumerable.Range(0, plan.Firearms).SelectMany(firearm => OfFirearm(plan, firearm));
    }

    /// <summary>How many marks the study has, without making one.</summary>
    /// <exception cref="ArgumentException">The plan cannot be carried out; the message says why.</exception>
    public static long Count(StudyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        if (plan.Specimen == SpecimenKind.CartridgeCase)
            return (long)plan.Firearms * plan.Shots * plan.Marks.Count;
        long lands = 0;
        for (int model = 0; model < Math.Min(plan.Models, plan.Firearms); model++)
        {
            long firearms = (plan.Firearms - model + plan.Models - 1) / plan.Models;
            lands += firearms * FirearmModel.Draw(new Seed(plan.Seed).For("model", model)).Lands;
        }
        return lands * plan.Shots;
    }

    private static IEnumerable<SimulatedMark> OfFirearm(StudyPlan plan, int number)
    {
        var seed = new Seed(plan.Seed);
        Seed modelSeed = seed.For("model", number % plan.Models);
        var firearm = new Firearm(FirearmModel.Draw(modelSeed), seed.For("firearm", number), plan.SharesTooling ? modelSeed : null);
        return Enumerable.Range(0, plan.Shots).SelectMany(shot => plan.Specimen == SpecimenKind.CartridgeCase
            ? CartridgeCase(plan, firearm, number, shot)
            : Bullet(plan, firearm, number, shot));
    }

    private static IEnumerable<SimulatedMark> CartridgeCase(StudyPlan plan, Firearm firearm, int number, int round)
    {
        Seed shot = firearm.Seed.For("cartridge case", round);
        int make = new RandomStream(shot.For("make")).NextBelow(plan.Difficulty.AmmunitionMakes);
        Ammunition ammunition = Ammunition.Draw(new Seed(plan.Seed).For("make", make));
        CartridgeCaseConditions conditions = CartridgeCaseConditions.Draw(plan.Difficulty, firearm.Seed, shot, round);
        foreach (MarkKind kind in plan.Marks)
        {
            // The breech face keeps the case's seed, so that it is the same whichever marks are asked for beside it.
            Seed seed = kind == MarkKind.BreechFaceImpression ? shot : shot.For(kind.Name);
            IScannable surface = kind == MarkKind.BreechFaceImpression ? new CartridgeCaseShot(firearm, ammunition, conditions, seed)
                : kind == MarkKind.FiringPinImpression ? new ToolStrike(firearm.FiringPin, conditions, seed)
                : kind == MarkKind.EjectorMark ? new ToolStrike(firearm.Ejector, conditions, seed)
                : new ApertureShearShot(firearm.ApertureEdge, BulletConditions.Draw(plan.Difficulty, seed), seed);
            yield return Label(plan, number, round, kind, surface, seed) with { Placement = kind.IsStriated ? null : conditions.Placement };
        }
    }

    private static IEnumerable<SimulatedMark> Bullet(StudyPlan plan, Firearm firearm, int number, int round)
    {
        Seed bullet = firearm.Seed.For("bullet", round);
        int lands = firearm.Barrel.Lands.Count, start = new RandomStream(bullet.For("first land")).NextBelow(lands);
        for (int land = 1; land <= lands; land++)
        {
            Seed seed = bullet.For("land", land);
            int barrelLand = (start + land - 1) % lands + 1;
            var surface = new BulletShot(firearm.Barrel, barrelLand, BulletConditions.Draw(plan.Difficulty, seed), seed);
            yield return Label(plan, number, round, MarkKind.LandEngravedArea, surface, seed) with { Land = land, Surface = barrelLand };
        }
    }

    private static SimulatedMark Label(StudyPlan plan, int number, int round, MarkKind kind, IScannable surface, Seed seed)
    {
        int agency = DemonstrationAgency.IndexOf(number, round);
        DemonstrationAgency owner = DemonstrationAgency.All[agency];
        return new SimulatedMark(surface, plan.Light, AgencyInstrument(plan, kind, agency), seed.For("measurement"))
        {
            Study = plan.Name,
            Exhibit = string.Create(CultureInfo.InvariantCulture, $"{plan.Name}-{number + 1:00}-{round + 1}"),
            Kind = kind,
            // Named by the seed, because plans of one seed are of the same firearms.
            Firearm = string.Create(CultureInfo.InvariantCulture, $"simulated-{plan.Seed}-{number + 1:00}"),
            Agency = owner,
            CaseReference = string.Create(CultureInfo.InvariantCulture, $"{owner.Jurisdiction}-{plan.Name}-{number * plan.Shots + round + 1:0000}"),
        };
    }

    // Each agency has its own instrument, whose scale is off by its own amount.
    private static SimulatedInstrument AgencyInstrument(StudyPlan plan, MarkKind kind, int agency)
    {
        bool impressed = !kind.IsStriated;
        double usual = kind == MarkKind.BreechFaceImpression ? Parameters.BreechFaceSpacing
            : kind == MarkKind.LandEngravedArea ? Parameters.LandSpacing
            : impressed ? Parameters.StrikeSpacing : Parameters.ShearSpacing;
        return new SimulatedInstrument
        {
            SpacingX = plan.SpacingX > 0 ? plan.SpacingX : usual,
            SpacingY = plan.SpacingY > 0 ? plan.SpacingY : usual,
            HeightStep = kind == MarkKind.BreechFaceImpression ? Parameters.BreechFaceHeightStep : Parameters.LandHeightStep,
            PlacesPerSide = impressed ? 2 : 1,
            Noise = plan.Difficulty.InstrumentNoise,
            Dropouts = plan.Difficulty.Dropouts,
            Spikes = Parameters.SpikeShare,
            ScaleError = Parameters.ScaleErrorSpread * new RandomStream(new Seed(plan.Seed).For("instrument", agency)).NextNormal(),
        };
    }
}
