namespace Ballistics.Imaging.Regions;

/// <summary>How far the rim of a circle is an edge of the picture.</summary>
/// <param name="Share">
/// The share of the rim, as far as it lies in the picture, on which the picture changes along the radius: within 30° of it, in either sense. 1 is a whole
/// circle; directions by chance give 1/3. 0 where too much of the rim lies outside.
/// </param>
/// <param name="Strength">The same, each part weighed by how strongly the picture changes there, 0 to 1: what a circle's place is fitted by.</param>
internal readonly record struct RimAgreement(double Share, double Strength)
{
    /// <summary>The directions around a circle, as unit vectors.</summary>
    public static readonly (float X, float Y)[] Directions = [.. Enumerable.Range(0, RegionParameters.Directions)
        .Select(i => 2 * Math.PI * i / RegionParameters.Directions).Select(angle => ((float)Math.Cos(angle), (float)Math.Sin(angle)))];

    /// <summary>By how much the agreement passes chance, 0 to 1.</summary>
    public double Confidence => Math.Max(0, (Share - RegionParameters.AgreementByChance) / (1 - RegionParameters.AgreementByChance));
}
