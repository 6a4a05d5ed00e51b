using Ballistics.Evidence;

namespace Ballistics.Imaging.Preparation;

/// <summary>Finds along which axis of the scan the striae run, and how far they lean from it: the twist of the rifling.</summary>
internal sealed class StriatedDirection
{
    private readonly StriatedRelief _relief;
    private readonly int _bandRows;

    private StriatedDirection(StriatedRelief relief)
    {
        _relief = relief;
        _bandRows = Math.Clamp((int)Math.Round(StriatedParameters.BandHeight / relief.SpacingY), 1, relief.Rows);
    }

    /// <summary>The surface turned so that its striae run along the columns, and their lean: the tangent of the shear.</summary>
    public static (StriatedSurface Surface, double Shear) Find(Topography surface, RegionOfInterest region)
    {
        var candidates = new List<(StriatedSurface Surface, double Shear, double Clarity)>();
        foreach (bool turned in (ReadOnlySpan<bool>)[false, true])
        {
            StriatedSurface way = StriatedSurface.Of(surface, region, turned);
            StriatedSurface coarse = way.Binned(Bin(StriatedParameters.SearchSpacing, way.SpacingX), Bin(StriatedParameters.SearchRowSpacing, way.SpacingY));
            var direction = new StriatedDirection(StriatedRelief.Of(coarse, 0, coarse.Height));
            double shear = direction.Shear();
            candidates.Add((way, shear, direction.Clarity(shear)));
        }
        (StriatedSurface best, double lean, _) = candidates[1].Clarity > candidates[0].Clarity ? candidates[1] : candidates[0];
        return (best, lean);
    }

    private static int Bin(double wanted, double spacing) => Math.Max(1, (int)Math.Round(wanted / spacing));

    private double Shear()
    {
        double coarse = Best(0, StriatedParameters.LargestShear, StriatedParameters.ShearStep);
        double fine = Best(coarse, StriatedParameters.ShearStep, StriatedParameters.FineShearStep);
        double step = StriatedParameters.FineShearStep, before = Energy(fine - step), at = Energy(fine), after = Energy(fine + step);
        double bend = before - 2 * at + after;
        double top = bend < 0 ? Math.Clamp((before - after) / (2 * bend), -1, 1) : 0;
        return Tangent(fine + top * step);
    }

    private double Best(double centre, double reach, double step)
    {
        double best = centre, most = double.NegativeInfinity;
        int steps = (int)Math.Round(reach / step);
        for (int k = -steps; k <= steps; k++)
        {
            double energy = Energy(centre + k * step);
            if (energy > most)
                (best, most) = (centre + k * step, energy);
        }
        return best;
    }

    private static double Tangent(double degrees) => Math.Tan(degrees * Math.PI / 180);

    /// <summary>What is left when the rows of a band are averaged along striae of this lean: the striae, if it is theirs.</summary>
    private double Energy(double degrees)
    {
        double total = 0;
        ForEachBand(Tangent(degrees), [], (band, _) =>
        {
            double energy = 0;
            foreach (float z in Judged(band))
                energy += (double)z * z;
            total += energy;
        });
        return total;
    }

    /// <summary>
    /// How clearly striae show: the share of the relief that survives the averaging, in the median block of a band, on average over
    /// the bands. An edge along the other axis fills one block of many bands and is not mistaken for striae.
    /// </summary>
    private double Clarity(double shear)
    {
        double total = 0;
        int bands = 0;
        ForEachBand(shear, new float[_relief.Width], (band, squares) =>
        {
            Span<double> shares = stackalloc double[StriatedParameters.JudgedBlocks];
            int margin = (int)(StriatedParameters.JudgedMargin * _relief.Width), block = (_relief.Width - 2 * margin) / shares.Length;
            for (int b = 0; b < shares.Length; b++)
            {
                double kept = 0, all = 0;
                for (int x = margin + b * block; x < margin + (b + 1) * block; x++)
                {
                    kept += (double)band[x] * band[x] / _bandRows;
                    all += squares[x];
                }
                shares[b] = all > 0 ? kept / all : 0;
            }
            shares.Sort();
            total += (shares[shares.Length / 2 - 1] + shares[shares.Length / 2]) / 2;
            bands++;
        });
        return bands == 0 ? 0 : total / bands;
    }

    private ReadOnlySpan<float> Judged(float[] band)
    {
        int margin = (int)(StriatedParameters.JudgedMargin * band.Length);
        return band.AsSpan(margin, band.Length - 2 * margin);
    }

    /// <summary>
    /// Hands on the sum of the sheared rows of every band and, unless <paramref name="squares"/> is empty, that of their squares; bands
    /// overlap by half.
    /// </summary>
    private void ForEachBand(double shear, float[] squares, Action<float[], float[]> visit)
    {
        double pointsPerRow = shear * _relief.SpacingY / _relief.SpacingX;
        var band = new float[_relief.Width];
        for (int first = 0; first + _bandRows <= _relief.Rows; first += Math.Max(1, _bandRows / 2))
        {
            Array.Clear(band);
            Array.Clear(squares);
            // Sheared about the middle of the whole, so that judged columns stay the judged ones.
            for (int y = first; y < first + _bandRows; y++)
                _relief.AddShifted(y, pointsPerRow * (y - _relief.Rows / 2.0), band, squares);
            visit(band, squares);
        }
    }
}
