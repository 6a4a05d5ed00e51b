using Ballistics.Evidence;

namespace Ballistics.Imaging.Surfaces;

/// <summary>
/// Takes a plane or a quadric out of a surface, fitted to what is neither outlier nor unmeasured. The single most important step
/// of preparation: a few spikes tilt a least-squares plane, so the fit is repeated without the points far from it.
/// </summary>
public static class FormRemoval
{
    private const int Rounds = 6;

    /// <summary>The surface less its robustly fitted form; outliers become NaN.</summary>
    /// <param name="surface">Heights, NaN where unmeasured or outside the region.</param>
    /// <param name="quadratic">True to take out a quadric (six terms), false for a plane (three).</param>
    /// <param name="rejectBeyond">Points farther from the fit than this many robust standard deviations are left out of it and set to NaN.</param>
    public static Topography Remove(Topography surface, bool quadratic, double rejectBeyond)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int terms = quadratic ? 6 : 3;
        var residuals = surface.Heights.ToArray();
        double limit = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            double[]? form = Fit(surface, residuals, limit, terms);
            if (form is null)
                break;
            Subtract(surface, form, residuals);
            double next = rejectBeyond * RobustStatistics.Deviation(residuals);
            if (next == 0 || Math.Abs(next - limit) < 1e-2 * next)
                break;
            limit = next;
        }
        for (int i = 0; i < residuals.Length; i++)
            if (Math.Abs(residuals[i]) > limit)
                residuals[i] = float.NaN;
        return new Topography(surface.Width, surface.Height, surface.SpacingX, surface.SpacingY, residuals);
    }

    private static double[]? Fit(Topography surface, float[] residuals, double limit, int terms)
    {
        var normal = new double[terms, terms + 1];
        Span<double> basis = stackalloc double[6];
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
            {
                int i = y * surface.Width + x;
                if (float.IsNaN(residuals[i]) || Math.Abs(residuals[i]) > limit)
                    continue;
                Basis(surface, x, y, basis);
                for (int row = 0; row < terms; row++)
                {
                    for (int column = row; column < terms; column++)
                        normal[row, column] += basis[row] * basis[column];
                    normal[row, terms] += basis[row] * surface.Heights[i];
                }
            }
        for (int row = 0; row < terms; row++)
            for (int column = 0; column < row; column++)
                normal[row, column] = normal[column, row];
        return LinearSystem.Solve(normal);
    }

    private static void Subtract(Topography surface, double[] form, float[] residuals)
    {
        Span<double> basis = stackalloc double[6];
        for (int y = 0; y < surface.Height; y++)
            for (int x = 0; x < surface.Width; x++)
            {
                int i = y * surface.Width + x;
                if (float.IsNaN(surface.Heights[i]))
                    continue;
                Basis(surface, x, y, basis);
                double fitted = 0;
                for (int term = 0; term < form.Length; term++)
                    fitted += form[term] * basis[term];
                residuals[i] = (float)(surface.Heights[i] - fitted);
            }
    }

    /// <summary>1, x, y, x², xy, y² with x and y from −1 to 1, which keeps the normal equations well conditioned.</summary>
    private static void Basis(Topography surface, int x, int y, Span<double> basis)
    {
        double u = 2.0 * x / Math.Max(1, surface.Width - 1) - 1, v = 2.0 * y / Math.Max(1, surface.Height - 1) - 1;
        basis[0] = 1;
        basis[1] = u;
        basis[2] = v;
        basis[3] = u * u;
        basis[4] = u * v;
        basis[5] = v * v;
    }
}
