namespace Ballistics.Comparison.Striae;

/// <summary>One way in which two bullets of a barrel may lie: land k of the first in the track of land k + phase of the second.</summary>
/// <param name="Lands">Lands of the barrel.</param>
/// <param name="Phase">The phase, 0 up to less than <paramref name="Lands"/>.</param>
/// <param name="Pairs">Land pairs that could be compared in it.</param>
/// <param name="Mean">Their mean score.</param>
/// <param name="Score">
/// How far that mean stands above what all other pairs score, times the root of the share of the lands it rests on, as its error is.
/// </param>
internal readonly record struct LandPhase(int Lands, int Phase, int Pairs, double Mean, double Score)
{
    /// <summary>True where the phase lays these lands on one another.</summary>
    public static bool Joins(int lands, int phase, int first, int second) => (first + phase - second) % lands == 0;
}
