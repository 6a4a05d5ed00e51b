using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Compares two marks of one kind.</summary>
public static class MarkComparer
{
    /// <summary>Compares two signatures; comparing them the other way round gives the same score.</summary>
    /// <param name="first">The first mark; the pose says where the second lies on it.</param>
    /// <param name="second">The second mark, of the same kind.</param>
    /// <param name="observer">Is handed the comparison's steps; may be null.</param>
    /// <exception cref="ArgumentException">The kinds differ.</exception>
    public static MarkComparison Compare(Signature first, Signature second, IPipelineObserver? observer = null)
    {
        if (first is not MapSignature a || second is not MapSignature b || a.Kind != b.Kind)
            throw new ArgumentException($"Marks of one kind are compared; {first?.Kind} and {second?.Kind} were given.");
        var best = new MarkComparison { Kind = a.Kind, Score = double.NaN, Remark = "The marks share too little area." };
        for (int degrees = -177; degrees <= 180; degrees += 3)
        {
            double correlation = Correlate(a, b, degrees);
            if (double.IsNaN(best.Score) || correlation > best.Score)
                best = best with { Score = correlation, Correlation = correlation, Pose = new Pose(0, 0, degrees), Remark = "" };
        }
        return best;
    }

    private static double Correlate(MapSignature a, MapSignature b, double degrees)
    {
        Pose back = new Pose(0, 0, degrees).Inverse();
        double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        for (int y = 0; y < a.Height; y++)
            for (int x = 0; x < a.Width; x++)
            {
                (double u, double v) = back.Apply(x - (a.Width - 1) / 2.0, y - (a.Height - 1) / 2.0);
                int i = (int)Math.Round(u + (b.Width - 1) / 2.0), j = (int)Math.Round(v + (b.Height - 1) / 2.0);
                if (i < 0 || j < 0 || i >= b.Width || j >= b.Height)
                    continue;
                double p = a.Map[y * a.Width + x], q = b.Map[j * b.Width + i];
                if (double.IsNaN(p + q))
                    continue;
                n++;
                sa += p;
                sb += q;
                saa += p * p;
                sbb += q * q;
                sab += p * q;
            }
        double variances = (saa - sa * sa / n) * (sbb - sb * sb / n);
        return n < 100 || variances <= 0 ? double.NaN : (sab - sa * sb / n) / Math.Sqrt(variances);
    }
}
