using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The plane that the breech face pressed into a primer, z = A x + B y + C over points of the scan: the plane with most of the surface near it (Fischler
/// and Bolles 1981, samples of three from a fixed seed), then least squares over what lies near.
/// </summary>
/// <param name="A">Slope along x, metres a point.</param>
/// <param name="B">Slope along y, metres a point.</param>
/// <param name="C">Height at the scan's first point, metres.</param>
/// <param name="Share">The share of the measured points that lie near it.</param>
internal sealed record FacePlane(double A, double B, double C, double Share)
{
    /// <summary>Fits the plane to the points for which a predicate holds; null where there are too few.</summary>
    public static FacePlane? Fit(Topography surface, Func<int, int, bool> includes)
    {
        List<(int X, int Y, float Z)> points = Points(surface, includes);
        if (points.Count < RegionParameters.LeastFacePoints)
            return null;
        FacePlane? best = null;
        ulong state = 0x9E3779B97F4A7C15;
        for (int sample = 0; sample < RegionParameters.PlaneSamples; sample++)
            if (Through(Draw(points, ref state), Draw(points, ref state), Draw(points, ref state)) is { } plane && plane.Measure(points) is var share && share > (best?.Share ?? 0))
                best = plane with { Share = share };
        for (int round = 0; best is not null && round < RegionParameters.PlaneRounds; round++)
            best = LeastSquares(points.Where(point => best.IsNear(point.X, point.Y, point.Z))) is { } fitted ? fitted with { Share = fitted.Measure(points) } : best;
        return best;
    }

    /// <summary>How far a height lies above the plane, metres.</summary>
    public double Above(double x, double y, float z) => z - (A * x + B * y + C);

    /// <summary>Whether a height belongs to the pressed face.</summary>
    public bool IsPressed(double x, double y, float z) => Above(x, y, z) is > -RegionParameters.FaceDrop and < RegionParameters.FaceRise;

    private bool IsNear(double x, double y, float z) => Math.Abs(Above(x, y, z)) < RegionParameters.PlaneBand;

    private double Measure(List<(int X, int Y, float Z)> points)
    {
        int near = 0;
        foreach ((int x, int y, float z) in points)
            near += IsNear(x, y, z) ? 1 : 0;
        return (double)near / points.Count;
    }

    private static List<(int X, int Y, float Z)> Points(Topography surface, Func<int, int, bool> includes)
    {
        int step = Math.Max(1, (int)Math.Sqrt(surface.Heights.Length / (double)RegionParameters.PlanePoints));
        var points = new List<(int, int, float)>();
        for (int y = 0; y < surface.Height; y += step)
            for (int x = 0; x < surface.Width; x += step)
                if (!float.IsNaN(surface[x, y]) && includes(x, y))
                    points.Add((x, y, surface[x, y]));
        return points;
    }

    private static FacePlane? Through((int X, int Y, float Z) p, (int X, int Y, float Z) q, (int X, int Y, float Z) r)
    {
        double ux = q.X - p.X, uy = q.Y - p.Y, uz = (double)q.Z - p.Z, vx = r.X - p.X, vy = r.Y - p.Y, vz = (double)r.Z - p.Z, cross = ux * vy - uy * vx;
        if (Math.Abs(cross) < 1)
            return null;
        double a = (uz * vy - vz * uy) / cross, b = (ux * vz - vx * uz) / cross;
        return new FacePlane(a, b, p.Z - a * p.X - b * p.Y, 0);
    }

    private static FacePlane? LeastSquares(IEnumerable<(int X, int Y, float Z)> points)
    {
        double n = 0, x = 0, y = 0, z = 0, xx = 0, xy = 0, yy = 0, xz = 0, yz = 0;
        foreach ((int px, int py, float pz) in points)
            (n, x, y, z, xx, xy, yy, xz, yz) = (n + 1, x + px, y + py, z + pz, xx + px * (double)px, xy + px * (double)py, yy + py * (double)py, xz + px * (double)pz, yz + py * (double)pz);
        if (n < 3)
            return null;
        (xx, xy, yy, xz, yz) = (xx - x * x / n, xy - x * y / n, yy - y * y / n, xz - x * z / n, yz - y * z / n);
        double determinant = xx * yy - xy * xy;
        if (!(determinant > 0))
            return null;
        double a = (xz * yy - yz * xy) / determinant, b = (yz * xx - xz * xy) / determinant;
        return new FacePlane(a, b, (z - a * x - b * y) / n, 0);
    }

    private static (int X, int Y, float Z) Draw(List<(int X, int Y, float Z)> points, ref ulong state)
    {
        state = unchecked(state * 6364136223846793005 + 1442695040888963407);
        return points[(int)((state >> 33) % (ulong)points.Count)];
    }
}
