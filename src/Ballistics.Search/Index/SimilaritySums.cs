namespace Ballistics.Search.Index;

/// <summary>What mean and deviation of similarities are made of, in whole numbers: the same whatever the order.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">The sum of their squares: 2²² squared, a million times, would overflow 64 bits; 128 hold any gallery.</param>
internal readonly record struct SimilaritySums(long Count, long Sum, Int128 Squares)
{
    /// <summary>Their mean; 0 of none.</summary>
    public double Mean => Count == 0 ? 0 : (double)Sum / Count;

    /// <summary>Their standard deviation; 0 of none, else exactly then when all are equal.</summary>
    public double Deviation => Count == 0 ? 0 : Math.Sqrt((double)(Count * Squares - (Int128)Sum * Sum)) / Count;

    /// <summary>How many standard deviations a similarity lies above the mean; 0 where all are equal.</summary>
    public double Above(int similar) => Deviation is > 0 and var deviation ? (similar - Mean) / deviation : 0;

    public static SimilaritySums operator +(SimilaritySums one, SimilaritySums other) =>
        new(one.Count + other.Count, one.Sum + other.Sum, one.Squares + other.Squares);
}
