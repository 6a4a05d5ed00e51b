using Ballistics.Evidence;

namespace Ballistics.Imaging.Surfaces;

/// <summary>How much of a surface was measured, and how far that reaches.</summary>
/// <param name="Points">Measured points.</param>
/// <param name="Length">Long side of the smallest rectangle around them, metres.</param>
/// <param name="Breadth">Short side of the smallest rectangle around them, metres.</param>
/// <param name="Share">Measured share of that rectangle, 0 to 1.</param>
public sealed record MeasuredArea(int Points, double Length, double Breadth, double Share)
{
    /// <summary>Directions in which a rectangle is laid around the points, over a quarter turn: a mark lies at any angle.</summary>
    private const int Directions = 6;

    /// <summary>The measured area of a surface.</summary>
    public static MeasuredArea Of(Topography surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        int points = surface.Heights.Length - surface.Heights.Count(float.NaN);
        if (points == 0)
            return new MeasuredArea(0, 0, 0, 0);
        MeasuredArea? smallest = null;
        for (int direction = 0; direction < Directions; direction++)
        {
            (double wide, double high) = Extent(surface, direction * Math.PI / 2 / Directions);
            double share = Math.Min(1, points * surface.SpacingX * surface.SpacingY / (wide * high));
            if (smallest is null || share > smallest.Share)
                smallest = new MeasuredArea(points, Math.Max(wide, high), Math.Min(wide, high), share);
        }
        return smallest!;
    }

    private static (double Wide, double High) Extent(Topography surface, double radians)
    {
        (double sin, double cos) = Math.SinCos(radians);
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        for (int y = 0; y < surface.Height; y++)
        {
            ReadOnlySpan<float> row = surface.Heights.Slice(y * surface.Width, surface.Width);
            int first = row.IndexOfAnyExcept(float.NaN), last = row.LastIndexOfAnyExcept(float.NaN);
            if (first < 0)
                continue;
            foreach (int x in (ReadOnlySpan<int>)[first, last])
            {
                double u = cos * x * surface.SpacingX + sin * y * surface.SpacingY, v = cos * y * surface.SpacingY - sin * x * surface.SpacingX;
                left = Math.Min(left, u);
                right = Math.Max(right, u);
                top = Math.Min(top, v);
                bottom = Math.Max(bottom, v);
            }
        }
        double point = Math.Max(surface.SpacingX, surface.SpacingY);
        return (right - left + point, bottom - top + point);
    }
}
