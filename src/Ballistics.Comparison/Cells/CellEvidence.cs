using Ballistics.Comparison.Correlation;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Cells;

/// <summary>The cells of both marks of a pair about one pose, each looked for on the other, and what they agree on.</summary>
internal sealed class CellEvidence
{
    /// <summary>Cells of the first mark on the second.</summary>
    public CellTable Forward { get; } = new();

    /// <summary>Cells of the second mark on the first.</summary>
    public CellTable Backward { get; } = new();

    /// <summary>The pose that the cells of a wide search agreed on, about which every cell was then confirmed.</summary>
    public Pose Pose { get; private set; }

    /// <summary>The same pose, sharpened by the places of the congruent cells.</summary>
    public Pose Consensus { get; private set; }

    /// <summary>Usable cells, both directions together.</summary>
    public int Usable { get; private set; }

    /// <summary>Congruent cells, both directions together.</summary>
    public int Congruent { get; private set; }

    /// <summary>Mean correlation of the congruent cells; 0 where there are none.</summary>
    public double Strength { get; private set; }

    public void Clear()
    {
        Usable = Congruent = -1;
        Strength = -1;
    }

    /// <summary>
    /// Looks for the cells of the first map widely about a pose, finds the motion most of them agree on, and then confirms the
    /// cells of both maps closely about that one consensus: a chance fit at some other turn no longer counts.
    /// </summary>
    public void Compare(CorrelationMap first, CorrelationMap second, Pose pose, TurnedMap turned)
    {
        Forward.Register(first, second, pose, Parameters.CellTurns, Parameters.CellShift, turned);
        Pose = pose.Then(Congruence.Consensus(Forward.Cells));
        Forward.Register(first, second, Pose, Parameters.ConfirmTurns, Parameters.ConfirmShift, turned);
        Consensus = Pose.Then(Congruence.Mark(Forward.Cells));
        Backward.Register(second, first, Pose.Inverse(), Parameters.ConfirmTurns, Parameters.ConfirmShift, turned);
        Congruence.Mark(Backward.Cells);
        Usable = Forward.Cells.Count + Backward.Cells.Count;
        Congruent = 0;
        Strength = 0;
        Count(Forward.Cells);
        Count(Backward.Cells);
        Strength = Congruent == 0 ? 0 : Strength / Congruent;
    }

    /// <summary>More of the cells agree, or as many more strongly.</summary>
    public bool IsBetterThan(CellEvidence other)
    {
        if (other.Usable < 0)
            return true;
        long mine = (long)Congruent * Math.Max(1, other.Usable), theirs = (long)other.Congruent * Math.Max(1, Usable);
        return mine != theirs ? mine > theirs : Strength > other.Strength;
    }

    private void Count(List<FoundCell> cells)
    {
        foreach (FoundCell cell in cells)
            if (cell.IsCongruent)
            {
                Congruent++;
                Strength += cell.Correlation;
            }
    }
}
