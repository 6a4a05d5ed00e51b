using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// Where a picture changes and in which direction, on a coarse grid: what a circle is looked for in. Both senses of a change count alike, because light
/// from one side makes one half of a step bright and the other dark.
/// </summary>
internal sealed class EdgeField
{
    private readonly float[] _x, _y, _strength;
    private readonly bool[] _inside;

    private EdgeField(int width, int height, double scale, float[] x, float[] y, float[] strength, bool[] inside) =>
        (Width, Height, Scale, _x, _y, _strength, _inside) = (width, height, scale, x, y, strength, inside);

    /// <summary>Cells in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels of the picture along one cell.</summary>
    public double Scale { get; }

    /// <summary>Makes the field of a picture.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    /// <param name="side">Cells along the longer side.</param>
    /// <param name="blur">Standard deviation of the smoothing before the change is taken, cells.</param>
    public static EdgeField Of(Mat picture, int side, double blur)
    {
        double scale = ReducedPicture.ScaleOf(picture, side);
        // Of a picture with fewer pixels than cells a cell is a pixel, and the smoothing no wider than on a larger one.
        double deviation = blur * Math.Max(picture.Width, picture.Height) / side / scale;
        using Mat small = ReducedPicture.Of(picture, side), measured = new(), share = new();
        int width = small.Width, height = small.Height;
        Cv2.Compare(small, small, measured, CmpTypes.EQ);
        measured.ConvertTo(share, MatType.CV_32F, 1 / 255.0);
        Cv2.BitwiseNot(measured, measured);
        small.SetTo(0, measured);
        Cv2.GaussianBlur(small, small, new Size(0, 0), deviation, deviation, BorderTypes.Reflect101);
        Cv2.GaussianBlur(share, share, new Size(0, 0), deviation, deviation, BorderTypes.Reflect101);
        small.GetArray(out float[] values);
        share.GetArray(out float[] shares);
        for (int i = 0; i < values.Length; i++)
            values[i] = shares[i] > RegionParameters.LeastKnownShare ? values[i] / shares[i] : float.NaN;
        return Differences(values, width, height, scale);
    }

    private static EdgeField Differences(float[] values, int width, int height, double scale)
    {
        float[] dx = new float[values.Length], dy = new float[values.Length], strength = new float[values.Length];
        var inside = new bool[values.Length];
        var sizes = new List<float>(values.Length);
        for (int y = 1; y < height - 1; y++)
            for (int x = 1; x < width - 1; x++)
            {
                int i = y * width + x;
                (dx[i], dy[i]) = (values[i + 1] - values[i - 1], values[i + width] - values[i - width]);
                strength[i] = MathF.Sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
                if (inside[i] = float.IsFinite(strength[i]))
                    sizes.Add(strength[i]);
            }
        sizes.Sort();
        float floor = Quantile(sizes, RegionParameters.EdgeFloorQuantile), top = Quantile(sizes, RegionParameters.EdgeTopQuantile);
        for (int i = 0; i < dx.Length; i++)
        {
            float size = strength[i];
            bool isEdge = inside[i] && size > floor && size > 0;
            (dx[i], dy[i], strength[i]) = isEdge ? (dx[i] / size, dy[i] / size, Math.Min(1, size / top)) : (0, 0, 0);
        }
        return new EdgeField(width, height, scale, dx, dy, strength, inside);
    }

    private static float Quantile(List<float> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];

    /// <summary>Whether a circle can have an edge around it, told from a quarter of its rim.</summary>
    public bool MayBeRim(int x, int y, int radius)
    {
        int agree = 0;
        for (int d = 0; d < RegionParameters.Directions; d += 4)
        {
            (float ux, float uy) = RimAgreement.Directions[d];
            int px = (int)MathF.Floor(x + radius * ux + .5f), py = (int)MathF.Floor(y + radius * uy + .5f);
            // What lies outside counts for the circle here; the whole rim decides.
            if ((uint)px >= (uint)Width || (uint)py >= (uint)Height)
                agree++;
            else if (py * Width + px is var i && Math.Abs(_x[i] * ux + _y[i] * uy) > RegionParameters.RadialCosine)
                agree++;
        }
        return agree >= RegionParameters.LeastQuarterAgreement;
    }

    /// <summary>How far the rim of a circle is an edge of the picture.</summary>
    /// <param name="x">Centre, cells to the right of the first.</param>
    /// <param name="y">Centre, cells below it.</param>
    /// <param name="radius">Radius, cells.</param>
    public RimAgreement Agreement(double x, double y, double radius)
    {
        int seen = 0, agree = 0;
        float strong = 0;
        foreach ((float ux, float uy) in RimAgreement.Directions)
        {
            int px = (int)Math.Floor(x + radius * ux + .5), py = (int)Math.Floor(y + radius * uy + .5);
            if ((uint)px >= (uint)Width || (uint)py >= (uint)Height)
                continue;
            int i = py * Width + px;
            if (!_inside[i])
                continue;
            seen++;
            if (Math.Abs(_x[i] * ux + _y[i] * uy) > RegionParameters.RadialCosine)
                (agree, strong) = (agree + 1, strong + _strength[i]);
        }
        return seen < RegionParameters.LeastRimShare * RegionParameters.Directions ? default : new RimAgreement((double)agree / seen, strong / seen);
    }
}
