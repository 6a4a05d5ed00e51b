using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;

namespace Ballistics.Accuracy;

/// <summary>The angle of the ring that both of two halves show: it follows from the sides drawn and from the pose of the whole scans.</summary>
internal static class SharedAngles
{
    /// <summary>The angle of the ring that two halves share, degrees, 0 to 180.</summary>
    /// <param name="firstFile">The first scan's file, whose name drew the side kept of it.</param>
    /// <param name="secondFile">The second scan's file.</param>
    /// <param name="rotationDegrees">Turn that lays the whole second scan on the whole first.</param>
    public static double Between(string firstFile, string secondFile, double rotationDegrees) => 180 - Math.Abs(Angles.Normalise(
        HashedDraw.For(firstFile).KeptSideDegrees - HashedDraw.For(secondFile).KeptSideDegrees - rotationDegrees));

    /// <summary>The angles of the known matches of a study, by the names of the pair.</summary>
    /// <param name="whole">The pairs of whole scans, whose poses are taken.</param>
    public static IReadOnlyDictionary<(string First, string Second), double> Of(IReadOnlyList<PairResult> whole) =>
        whole.Where(pair => pair.IsKnownMatch).ToDictionary(
            pair => (pair.First.Name, pair.Second.Name),
            pair => Between(pair.First.Marks[0].Id, pair.Second.Marks[0].Id, pair.Best!.Pose.RotationDegrees));
}
