using System.Runtime.InteropServices;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>
/// Finds the rigid motion on which most cells agree and marks the cells that agree with it (after Song 2013; the consensus is
/// the best of the motions that single cells propose, as in Tong et al. 2015, and no fixed number of cells decides anything).
/// </summary>
internal static class Congruence
{
    /// <summary>The motion, beyond the pose the cells were looked for about, on which most of them agree; none where no cell fits.</summary>
    /// <param name="cells">The cells as they were found.</param>
    /// <param name="support">How much speaks for the motion: agreeing cells, and of equals the stronger.</param>
    public static Pose Consensus(List<FoundCell> cells, out double support)
    {
        Pose best = default;
        int most = 0;
        double strongest = 0;
        foreach (FoundCell seed in cells)
            foreach (double turn in seed.Correlation >= Parameters.CongruentCorrelation ? Parameters.ProposalTurns : [])
            {
                Pose motion = MotionOf(seed, turn);
                (int agreeing, double strength) = Count(cells, motion);
                if (agreeing > most || (agreeing == most && strength > strongest))
                    (best, most, strongest) = (motion, agreeing, strength);
            }
        support = most + strongest * 1e-3;
        return most == 0 ? default : Average(cells, best);
    }

    /// <summary>Marks the cells that stayed where the pose foretells them; returns the motion their places still ask for.</summary>
    public static Pose Mark(List<FoundCell> cells)
    {
        int agreeing = 0;
        foreach (ref FoundCell cell in CollectionsMarshal.AsSpan(cells))
        {
            cell = cell with { IsCongruent = Agrees(cell, default) };
            agreeing += cell.IsCongruent ? 1 : 0;
        }
        return agreeing == 0 ? default : Average(cells, default);
    }

    /// <summary>Where the point under the cell lies on the second mark as the pose alone put it.</summary>
    private static (double X, double Y) Place(FoundCell cell)
    {
        (double sin, double cos) = Math.SinCos(cell.Turn * Math.PI / 180);
        double x = cell.X + cell.ShiftX, y = cell.Y + cell.ShiftY;
        return (cos * x + sin * y, -sin * x + cos * y);
    }

    /// <summary>The motion that brings a cell's place home, its turn sharpened by a step smaller than those searched.</summary>
    private static Pose MotionOf(FoundCell cell, double sharper)
    {
        (double x, double y) = Place(cell);
        double turn = cell.Turn + sharper;
        (double toX, double toY) = new Pose(0, 0, turn).Apply(x, y);
        return new Pose(cell.X - toX, cell.Y - toY, turn);
    }

    private static bool Agrees(FoundCell cell, Pose motion)
    {
        if (cell.Correlation < Parameters.CongruentCorrelation || Math.Abs(cell.Turn - motion.RotationDegrees) > Parameters.CongruentTurn)
            return false;
        (double x, double y) = Place(cell);
        (double toX, double toY) = motion.Apply(x, y);
        double dx = toX - cell.X, dy = toY - cell.Y;
        return dx * dx + dy * dy <= Parameters.CongruentDistance * Parameters.CongruentDistance;
    }

    private static (int Agreeing, double Strength) Count(List<FoundCell> cells, Pose motion)
    {
        int agreeing = 0;
        double strength = 0;
        foreach (FoundCell cell in cells)
            if (Agrees(cell, motion))
            {
                agreeing++;
                strength += cell.Correlation;
            }
        return (agreeing, strength);
    }

    /// <summary>The least-squares rigid motion of the agreeing cells, when it keeps them all; else the proposal.</summary>
    private static Pose Average(List<FoundCell> cells, Pose motion)
    {
        double n = 0, fromX = 0, fromY = 0, toX = 0, toY = 0;
        foreach (FoundCell cell in cells)
            if (Agrees(cell, motion))
            {
                (double x, double y) = Place(cell);
                n++;
                fromX += x;
                fromY += y;
                toX += cell.X;
                toY += cell.Y;
            }
        if (n < 3)
            return motion;
        double cross = 0, dot = 0;
        foreach (FoundCell cell in cells)
            if (Agrees(cell, motion))
            {
                (double x, double y) = Place(cell);
                double px = x - fromX / n, py = y - fromY / n, qx = cell.X - toX / n, qy = cell.Y - toY / n;
                cross += px * qy - py * qx;
                dot += px * qx + py * qy;
            }
        double turn = Math.Atan2(cross, dot) * 180 / Math.PI;
        (double sin, double cos) = Math.SinCos(turn * Math.PI / 180);
        var average = new Pose((toX - (cos * fromX - sin * fromY)) / n, (toY - (sin * fromX + cos * fromY)) / n, turn);
        return Count(cells, average).Agreeing >= Count(cells, motion).Agreeing ? average : motion;
    }
}
