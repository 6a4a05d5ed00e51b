using Ballistics.Cli.Evaluation;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;

namespace Ballistics.Accuracy;

/// <summary>The area that both of two halves show, which bounds what any method can reach: rings are not measured evenly all round.</summary>
internal static class SharedAreas
{
    /// <summary>Every so many points in x and y are looked at.</summary>
    private const int Step = 3;

    /// <summary>The shared area as a share of the smaller half's, 0 to 1; NaN where a half is empty.</summary>
    /// <param name="first">The first half, NaN where lost.</param>
    /// <param name="second">The second half.</param>
    /// <param name="pose">Where the second scan lies on the first.</param>
    public static double Between(Topography first, Topography second, Pose pose)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        int shared = 0;
        for (int y = 0; y < second.Height; y += Step)
            for (int x = 0; x < second.Width; x += Step)
                shared += !float.IsNaN(second[x, y]) && IsMeasured(first, pose.Apply(
                    (x - (second.Width - 1) / 2.0) * second.SpacingX, (y - (second.Height - 1) / 2.0) * second.SpacingY)) ? 1 : 0;
        double area = shared * Step * second.SpacingX * Step * second.SpacingY, smaller = Math.Min(Area(first), Area(second));
        return smaller > 0 ? Math.Min(1, area / smaller) : double.NaN;
    }

    /// <summary>Whether a surface was measured at a place.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="place">Metres to the right of the map's middle, and below it.</param>
    public static bool IsMeasured(Topography surface, (double X, double Y) place)
    {
        int x = (int)Math.Round(place.X / surface.SpacingX + (surface.Width - 1) / 2.0), y = (int)Math.Round(place.Y / surface.SpacingY + (surface.Height - 1) / 2.0);
        return x >= 0 && y >= 0 && x < surface.Width && y < surface.Height && !float.IsNaN(surface[x, y]);
    }

    /// <summary>The shares of the known matches of a study, by the names of the pair.</summary>
    /// <param name="folder">The folder of scans.</param>
    /// <param name="whole">The pairs of whole scans, whose poses are taken.</param>
    public static IReadOnlyDictionary<(string First, string Second), double> Of(string folder, IReadOnlyList<PairResult> whole)
    {
        PairResult[] matches = [.. whole.Where(pair => pair.IsKnownMatch)];
        Dictionary<string, Topography> halves = matches.SelectMany(pair => new[] { pair.First.Marks[0].Id, pair.Second.Marks[0].Id }).Distinct()
            .ToDictionary(file => file, file => HalfDisc.Keep(
                AcquisitionReader.Read(File.ReadAllBytes(Path.Combine(folder, file))).Topography!, HashedDraw.For(file).KeptSideDegrees));
        return matches.ToDictionary(
            pair => (pair.First.Name, pair.Second.Name),
            pair => Between(halves[pair.First.Marks[0].Id], halves[pair.Second.Marks[0].Id], pair.Best!.Pose));
    }

    /// <summary>
    /// Of how many marks even the best of the others of its source shares less than a tenth, three twentieths and a fifth: no search can be
    /// asked to find what shows nothing that the probe shows.
    /// </summary>
    /// <param name="shared">The shares of the known matches, by the names of the pair.</param>
    public static string TellBest(IReadOnlyDictionary<(string First, string Second), double> shared)
    {
        double[] best =
        [
            .. shared.SelectMany(pair => new[] { (Name: pair.Key.First, pair.Value), (Name: pair.Key.Second, pair.Value) })
                .GroupBy(side => side.Name).Select(mark => mark.Max(side => side.Value)),
        ];
        return FormattableString.Invariant(
            $"Of {best.Length} halves, the best other half of the same firearm shares less than 10 % for {Below(0.1)}, less than 15 % for {Below(0.15)}, less than 20 % for {Below(0.2)}.");

        int Below(double share) => best.Count(value => value < share);
    }

    private static double Area(Topography surface) => surface.MeasuredFraction * surface.Width * surface.Height * surface.SpacingX * surface.SpacingY;
}
