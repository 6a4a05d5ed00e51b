namespace Ballistics.Cli.Evaluation;

/// <summary>
/// The receiver operating characteristic of two sets of scores, exact: one vertex per distinct score, the most alike first
/// (Fawcett, An introduction to ROC analysis, Pattern Recognition Letters 27, 2006). A pair with no score (NaN) counts as
/// below every score, so that refusing a hard pair cannot raise a figure.
/// </summary>
internal sealed class ReceiverOperatingCurve
{
    /// <summary>Known matches and known non-matches accepted at or above each distinct score, from none to all.</summary>
    private readonly List<(int Matches, int NonMatches)> _vertices = [(0, 0)];

    /// <summary>Builds the curve.</summary>
    /// <param name="knownMatches">Scores of the known matches.</param>
    /// <param name="knownNonMatches">Scores of the known non-matches.</param>
    public ReceiverOperatingCurve(IEnumerable<double> knownMatches, IEnumerable<double> knownNonMatches)
    {
        IEnumerable<(double Score, bool Match)> labelled =
            knownMatches.Select(score => (score, true)).Concat(knownNonMatches.Select(score => (score, false)));
        int matches = 0, nonMatches = 0;
        foreach (IGrouping<double, (double Score, bool Match)> tie in labelled
            .GroupBy(pair => double.IsNaN(pair.Score) ? double.NegativeInfinity : pair.Score)
            .OrderByDescending(group => group.Key))
        {
            int matchesHere = tie.Count(pair => pair.Match);
            matches += matchesHere;
            nonMatches += tie.Count() - matchesHere;
            _vertices.Add((matches, nonMatches));
        }
        (Matches, NonMatches) = (matches, nonMatches);
    }

    /// <summary>How many known matches there are.</summary>
    public int Matches { get; }

    /// <summary>How many known non-matches there are.</summary>
    public int NonMatches { get; }

    /// <summary>
    /// Area under the curve: the chance that a known match scores above a known non-match, ties half
    /// (Hanley and McNeil, Radiology 143, 1982). NaN where either set is empty.
    /// </summary>
    public double Area
    {
        get
        {
            // Counted in whole pairs and divided once, so that a perfect separation is exactly 1.
            long doubled = 0;
            for (int i = 1; i < _vertices.Count; i++)
                doubled += (long)(_vertices[i].NonMatches - _vertices[i - 1].NonMatches) * (_vertices[i].Matches + _vertices[i - 1].Matches);
            return Matches == 0 || NonMatches == 0 ? double.NaN : doubled / (2.0 * Matches * NonMatches);
        }
    }

    /// <summary>
    /// Equal error rate: where the false positive and the false negative rate cross, interpolated along the curve between the
    /// two vertices they cross between (ISO/IEC 19795-1 names it a crossover; its interpolation is that of the ROC's segments).
    /// NaN where either set is empty.
    /// </summary>
    public double EqualErrorRate
    {
        get
        {
            if (Matches == 0 || NonMatches == 0)
                return double.NaN;
            for (int i = 1; ; i++)
            {
                (double falsePositive, double falseNegative) = RatesAt(i);
                if (falseNegative > falsePositive)
                    continue;
                (double falsePositiveBefore, double falseNegativeBefore) = RatesAt(i - 1);
                double before = falseNegativeBefore - falsePositiveBefore, after = falsePositive - falseNegative;
                return falsePositiveBefore + (falsePositive - falsePositiveBefore) * (before / (before + after));
            }
        }
    }

    /// <summary>
    /// The largest true positive rate of any threshold whose false positive rate is at most <paramref name="falsePositiveRate"/>;
    /// nothing is interpolated. At 0: the share of known matches that score above every known non-match. NaN where a set is empty.
    /// </summary>
    /// <param name="falsePositiveRate">0 to below 1; rounding of the product is forgiven.</param>
    public double TruePositiveRateAt(double falsePositiveRate) =>
        Matches == 0 || NonMatches == 0
            ? double.NaN
            : (double)_vertices.Last(vertex => vertex.NonMatches <= (falsePositiveRate * NonMatches) + 1e-9).Matches / Matches;

    private (double FalsePositive, double FalseNegative) RatesAt(int vertex) =>
        ((double)_vertices[vertex].NonMatches / NonMatches, (double)(Matches - _vertices[vertex].Matches) / Matches);
}
