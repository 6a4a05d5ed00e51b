namespace Ballistics.Simulation.Fields;

/// <summary>
/// Smooth noise on a square lattice of side 1 (Perlin 1985, with the quintic fade of 2002; gradients come from a hash of the
/// lattice point, so the noise has no end and no period). Mean 0, standard deviation 1.
/// </summary>
internal readonly struct GradientNoise(Seed seed)
{
    // Standard deviations before scaling: gradients are even in [−1, 1] (variance 1/3), and with the fade f the mean square
    // over a cell is (2/3)·∫(1−f)²t² on a line and (8/3)·∫(1−f)²t²·∫(1−f)² on a plane, integrals .0296925 and .391775.
    public const double PlaneScale = 1 / 0.1761248;

    private const double LineScale = 1 / 0.1406950;

    // Odd, so that neighbouring lattice points never share a hash.
    private const ulong StepX = 0x9E3779B97F4A7C15, StepY = 0xC2B2AE3D27D4EB4F;

    private readonly ulong _seed = seed.Value;

    /// <summary>The noise on the plane.</summary>
    public double At(double x, double y)
    {
        double left = Math.Floor(x), top = Math.Floor(y);
        double dx = x - left, dy = y - top, fadeX = Fade(dx), fadeY = Fade(dy);
        ulong corner = _seed + (ulong)(long)left * StepX + (ulong)(long)top * StepY;
        double above = Corner(corner, dx, dy) * (1 - fadeX) + Corner(corner + StepX, dx - 1, dy) * fadeX;
        double below = Corner(corner + StepY, dx, dy - 1) * (1 - fadeX) + Corner(corner + StepX + StepY, dx - 1, dy - 1) * fadeX;
        return (above * (1 - fadeY) + below * fadeY) * PlaneScale;
    }

    /// <summary>The noise on a line.</summary>
    public double At(double x)
    {
        double left = Math.Floor(x), dx = x - left, fade = Fade(dx);
        ulong corner = _seed + (ulong)(long)left * StepX;
        return (Slope(corner) * dx * (1 - fade) + Slope(corner + StepX) * (dx - 1) * fade) * LineScale;
    }

    private static double Fade(double t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static double Corner(ulong corner, double dx, double dy)
    {
        ulong bits = Seed.Mix(corner);
        return ((int)bits * dx + (int)(bits >> 32) * dy) * (1.0 / 2147483648);
    }

    private static double Slope(ulong corner) => (int)Seed.Mix(corner) * (1.0 / 2147483648);
}
