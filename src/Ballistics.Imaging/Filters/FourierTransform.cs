namespace Ballistics.Imaging.Filters;

/// <summary>
/// The two-dimensional discrete Fourier transform of squares with a power of two for a side (Cooley and Tukey 1965). One value after the
/// other in one order, so that every machine finds the same bits; for maps of some hundred points a side it takes milliseconds.
/// </summary>
internal static class FourierTransform
{
    /// <summary>The least power of two that is no less.</summary>
    public static int SideFor(int points)
    {
        int side = 1;
        while (side < points)
            side *= 2;
        return side;
    }

    /// <summary>Transforms a square in place.</summary>
    /// <param name="real">Real parts, row after row.</param>
    /// <param name="imaginary">Imaginary parts.</param>
    /// <param name="side">Side, a power of two.</param>
    /// <param name="backwards">True from frequencies to places, divided by the number of points.</param>
    public static void Apply(double[] real, double[] imaginary, int side, bool backwards)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(imaginary);
        if (side < 1 || (side & (side - 1)) != 0 || real.Length != side * side || imaginary.Length != side * side)
            throw new ArgumentException($"A square has a power of two for a side and as many values; {side} and {real.Length} were given.", nameof(side));
        double[] cos = new double[side / 2], sin = new double[side / 2];
        for (int i = 0; i < cos.Length; i++)
            (sin[i], cos[i]) = Math.SinCos((backwards ? 2 : -2) * Math.PI * i / side);
        double[] re = new double[side], im = new double[side];
        for (int y = 0; y < side; y++)
            Line(real.AsSpan(y * side, side), imaginary.AsSpan(y * side, side), cos, sin);
        for (int x = 0; x < side; x++)
        {
            for (int y = 0; y < side; y++)
                (re[y], im[y]) = (real[y * side + x], imaginary[y * side + x]);
            Line(re, im, cos, sin);
            for (int y = 0; y < side; y++)
                (real[y * side + x], imaginary[y * side + x]) = (re[y], im[y]);
        }
        if (!backwards)
            return;
        double scale = 1.0 / ((double)side * side);
        for (int i = 0; i < real.Length; i++)
            (real[i], imaginary[i]) = (real[i] * scale, imaginary[i] * scale);
    }

    private static void Line(Span<double> real, Span<double> imaginary, double[] cos, double[] sin)
    {
        int count = real.Length;
        for (int i = 1, j = 0; i < count; i++)
        {
            int bit = count >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
            {
                (real[i], real[j]) = (real[j], real[i]);
                (imaginary[i], imaginary[j]) = (imaginary[j], imaginary[i]);
            }
        }
        for (int half = 1; half < count; half *= 2)
            for (int start = 0, step = count / (2 * half); start < count; start += 2 * half)
                for (int k = 0; k < half; k++)
                {
                    int a = start + k, b = a + half;
                    double re = real[b] * cos[k * step] - imaginary[b] * sin[k * step], im = real[b] * sin[k * step] + imaginary[b] * cos[k * step];
                    (real[b], imaginary[b]) = (real[a] - re, imaginary[a] - im);
                    (real[a], imaginary[a]) = (real[a] + re, imaginary[a] + im);
                }
    }
}
