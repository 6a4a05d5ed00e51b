using Ballistics.Evidence;
using Ballistics.Imaging.Filters;
using Ballistics.Imaging.Preparation;

namespace Ballistics.Comparison.Tests;

/// <summary>A ring-shaped mark of seeded random relief that can be scanned in any pose, so that what a comparison has to find is known.</summary>
internal sealed class MadeMark
{
    public const double ScanSpacing = 12.5e-6;
    private const double FieldSpacing = 6.25e-6;
    private const int FieldSize = 512;

    private readonly Topography _field;

    public MadeMark(int seed)
    {
        var random = new Random(seed);
        var heights = new float[FieldSize * FieldSize];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = (float)(10e-6 * (random.NextDouble() - 0.5));
        _field = MaskedGaussian.LowPass(new Topography(FieldSize, FieldSize, FieldSpacing, FieldSpacing, heights), 60e-6);
    }

    /// <summary>What a firing pin leaves of a breech face's impression.</summary>
    public static bool Ring(double x, double y) => Math.Sqrt(x * x + y * y) is > 0.5e-3 and < 1.5e-3;

    /// <summary>A scan of the mark.</summary>
    /// <param name="pose">Where the scan lies on one that has the mark upright in its middle.</param>
    /// <param name="scale">Every height is this many times its own.</param>
    /// <param name="noise">What the instrument adds, metres in each direction.</param>
    /// <param name="bears">Where the mark lies, metres from its middle; a ring where none is given.</param>
    /// <param name="size">Points along a side.</param>
    /// <param name="spacing">Metres between them.</param>
    public Topography Scan(
        Pose pose = default, double scale = 1, double noise = 0, Func<double, double, bool>? bears = null, int size = 280, double spacing = ScanSpacing)
    {
        var random = new Random(size + (int)(1e7 * noise) + (int)pose.RotationDegrees);
        var heights = new float[size * size];
        for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
            {
                (double u, double v) = pose.Apply((x - (size - 1) / 2.0) * spacing, (y - (size - 1) / 2.0) * spacing);
                float z = (float)(Height(u, v) + noise * (2 * random.NextDouble() - 1)) * (float)scale;
                heights[y * size + x] = (bears ?? Ring)(u, v) ? z : float.NaN;
            }
        return new Topography(size, size, spacing, spacing, heights);
    }

    /// <summary>A scan made ready for comparison.</summary>
    public static PreparedMark Prepare(Topography scan, MarkKind? kind = null)
    {
        var included = new bool[scan.Width * scan.Height];
        Array.Fill(included, true);
        return MarkPreparation.Prepare(
            scan, new RegionOfInterest(scan.Width, scan.Height, included, RegionOrigin.WholeScan), kind ?? MarkKind.BreechFaceImpression);
    }

    /// <summary>The signature of a scan.</summary>
    public static Signature SignatureOf(Topography scan, MarkKind? kind = null) => SignatureExtractor.Extract(Prepare(scan, kind));

    /// <summary>The relief between the points of its field; NaN beyond them.</summary>
    private double Height(double x, double y)
    {
        double column = x / FieldSpacing + (FieldSize - 1) / 2.0, row = y / FieldSpacing + (FieldSize - 1) / 2.0;
        int left = (int)Math.Floor(column), top = (int)Math.Floor(row);
        if (left < 0 || top < 0 || left >= FieldSize - 1 || top >= FieldSize - 1)
            return double.NaN;
        double right = column - left, down = row - top;
        return (_field[left, top] * (1 - right) + _field[left + 1, top] * right) * (1 - down)
            + (_field[left, top + 1] * (1 - right) + _field[left + 1, top + 1] * right) * down;
    }
}
