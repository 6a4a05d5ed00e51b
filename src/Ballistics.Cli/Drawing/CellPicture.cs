using System.Globalization;
using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>Both marks with the cells of the first, and where each was found on the second; congruent ones in another colour.</summary>
internal static class CellPicture
{
    /// <summary>Side of a cell where the cells do not tell it: that of the published method, metres.</summary>
    private const double UsualSide = 450e-6;

    /// <summary>Draws the cells; the caller disposes the picture.</summary>
    /// <param name="first">The first prepared mark.</param>
    /// <param name="second">The second.</param>
    /// <param name="comparison">The pair, with its cells.</param>
    /// <param name="congruentOnly">Leaves the others out.</param>
    public static Mat Draw(PreparedMark first, PreparedMark second, MarkComparison comparison, bool congruentOnly)
    {
        double scale = Math.Min(SurfacePicture.ScaleFor(first.Surface), SurfacePicture.ScaleFor(second.Surface));
        using SurfacePicture left = SurfacePicture.Draw(first.Surface, scale, first.Modality), right = SurfacePicture.Draw(second.Surface, scale, second.Modality);
        double side = SideOf(comparison.Cells);
        int number = 0;
        foreach (CellRegistration cell in comparison.Cells)
        {
            number++;
            if (congruentOnly && !cell.IsCongruent)
                continue;
            Square(left, cell.X, cell.Y, 0, side, cell, number);
            // The cell fits when the second mark is turned by the angle; on the unturned picture it is turned the other way.
            Square(right, cell.FoundX, cell.FoundY, -cell.RotationDegrees, side, cell, number);
        }
        string caption = string.Create(CultureInfo.InvariantCulture,
            $"{comparison.Cells.Count(cell => cell.IsCongruent)} of {comparison.Cells.Count} cells shown are congruent; share of the pair's {comparison.CongruentCellFraction:0.00}");
        return Panels.Join(caption, left.Picture, right.Picture);
    }

    /// <summary>Cells lie side by side: the least distance between two is their side.</summary>
    private static double SideOf(IReadOnlyList<CellRegistration> cells)
    {
        double least = double.MaxValue;
        for (int i = 0; i < cells.Count; i++)
            for (int j = i + 1; j < cells.Count; j++)
                least = Math.Min(least, Math.Max(Math.Abs(cells[i].X - cells[j].X), Math.Abs(cells[i].Y - cells[j].Y)));
        return least is > 0 and < 1 ? least : UsualSide;
    }

    private static void Square(SurfacePicture on, double x, double y, double degrees, double side, CellRegistration cell, int number)
    {
        var place = new Pose(x, y, degrees);
        double half = side * 0.48;
        Point[] corners = [.. new[] { (-half, -half), (half, -half), (half, half), (-half, half) }.Select(corner =>
        {
            (double u, double v) = place.Apply(corner.Item1, corner.Item2);
            return on.At(u, v);
        })];
        Scalar colour = cell.IsCongruent ? Palette.Congruent : Palette.Other;
        Cv2.Polylines(on.Picture, [corners], isClosed: true, colour, cell.IsCongruent ? 2 : 1, LineTypes.AntiAlias);
        Point middle = on.At(x, y), start = new(middle.X - 8, middle.Y + 5);
        string text = number.ToString(CultureInfo.InvariantCulture);
        // On grey relief thin letters are lost without a dark rim.
        Cv2.PutText(on.Picture, text, start, HersheyFonts.HersheySimplex, 0.45, Palette.Paper, 4, LineTypes.AntiAlias);
        Cv2.PutText(on.Picture, text, start, HersheyFonts.HersheySimplex, 0.45, colour, 1, LineTypes.AntiAlias);
    }
}
