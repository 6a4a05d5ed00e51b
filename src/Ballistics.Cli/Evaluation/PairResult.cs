using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Cli.Evaluation;

/// <summary>One pair with its truth and how it compared.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Score">Larger is more alike; NaN where the pair has no score.</param>
/// <param name="Best">The pair of marks most alike, which says pose and cells; null where no two marks could be compared.</param>
/// <param name="LandPhase">Bullets: land k of the first lies on land k + phase of the second.</param>
/// <param name="Milliseconds">Wall time of the comparison while all cores compared.</param>
internal sealed record PairResult(
    ComparedItem First, ComparedItem Second, double Score, MarkComparison? Best, int? LandPhase, double Milliseconds)
{
    /// <summary>True where one firearm, and at land level one land of its barrel, made both.</summary>
    public bool IsKnownMatch => First.IsKnownMatchOf(Second);

    /// <summary>Share of the best pair's usable cells that are congruent; NaN where there are none.</summary>
    public double CellFraction => Best?.CongruentCellFraction ?? double.NaN;

    /// <summary>Compares two items: lands as marks, exhibits by all their marks.</summary>
    public static PairResult Compare(ComparedItem first, ComparedItem second, Level level)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        double score = double.NaN;
        MarkComparison? best = null;
        int? phase = null;
        if (level == Level.Exhibit)
        {
            ExhibitComparison comparison = ExhibitComparer.Compare(first.Marks, second.Marks);
            (score, best, phase) = (comparison.Score, comparison.Pairs.Count == 0 ? null : comparison.Pairs[0].Comparison, comparison.LandPhase);
        }
        else if (first.Marks.Count > 0 && second.Marks.Count > 0)
        {
            best = MarkComparer.Compare(first.Marks[0].Signature, second.Marks[0].Signature);
            score = best.Score;
        }
        return new PairResult(first, second, score, best, phase, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
