namespace Ballistics.Simulation.Fields;

/// <summary>
/// Gradient noise that repeats in a square, its lattice turned against the square's sides. With a lattice of unit cells whose vectors
/// (a, b) and (−b, a) are the sides, points of the lattice are alike exactly when b·u − a·v is, modulo a² + b² (a and b without a
/// common divisor); so that remainder picks the gradient. Mean 0, standard deviation 1.
/// </summary>
internal sealed class PeriodicNoise
{
    private readonly int _a, _b;
    private readonly (float X, float Y)[] _gradients;

    /// <summary>Noise with so many cells along a side: √(a² + b²).</summary>
    public PeriodicNoise(Seed seed, int a, int b)
    {
        if (!GreatestCommonDivisorIsOne(a, b))
            throw new ArgumentException($"{a} and {b} have a common divisor; the noise would repeat within the square.");
        (_a, _b) = (a, b);
        _gradients = new (float, float)[a * a + b * b];
        var random = new RandomStream(seed);
        for (int i = 0; i < _gradients.Length; i++)
            _gradients[i] = ((float)random.NextBetween(-1, 1), (float)random.NextBetween(-1, 1));
    }

    /// <summary>The noise at a place of the square, whose sides are 1 long.</summary>
    public double At(double x, double y)
    {
        double u = _a * x - _b * y, v = _b * x + _a * y, left = Math.Floor(u), top = Math.Floor(v);
        double du = u - left, dv = v - top, fadeU = Fade(du), fadeV = Fade(dv);
        int i = (int)left, j = (int)top;
        double above = Corner(i, j, du, dv) * (1 - fadeU) + Corner(i + 1, j, du - 1, dv) * fadeU;
        double below = Corner(i, j + 1, du, dv - 1) * (1 - fadeU) + Corner(i + 1, j + 1, du - 1, dv - 1) * fadeU;
        return (above * (1 - fadeV) + below * fadeV) * GradientNoise.PlaneScale;
    }

    private double Corner(int i, int j, double du, double dv)
    {
        int at = (int)(((long)_b * i - (long)_a * j) % _gradients.Length);
        (float x, float y) = _gradients[at < 0 ? at + _gradients.Length : at];
        return x * du + y * dv;
    }

    private static double Fade(double t) => t * t * t * (t * (t * 6 - 15) + 10);

    private static bool GreatestCommonDivisorIsOne(int a, int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a == 1;
    }
}
