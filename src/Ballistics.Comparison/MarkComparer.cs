using Ballistics.Comparison.Striae;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>Compares two marks of one kind.</summary>
public static class MarkComparer
{
    /// <summary>Compares two signatures; comparing them the other way round gives the same score.</summary>
    /// <param name="first">The first mark; the pose says where the second lies on it.</param>
    /// <param name="second">The second mark, of the same kind.</param>
    /// <param name="observer">Is handed the comparison's steps; may be null.</param>
    /// <exception cref="ArgumentException">The kinds differ.</exception>
    public static MarkComparison Compare(Signature first, Signature second, IPipelineObserver? observer = null) => (first, second) switch
    {
        (ImpressedSignature a, ImpressedSignature b) when a.Kind == b.Kind => ImpressedComparer.Compare(a, b, observer),
        (StriationSignature a, StriationSignature b) when a.Kind == b.Kind => a.Modality == b.Modality ? StriationComparer.Compare(a, b, observer) : Incomparable(a, b),
        _ => throw new ArgumentException($"Marks of one kind are compared; {first?.Kind} and {second?.Kind} were given."),
    };

    /// <summary>
    /// The score alone of the same comparison, for ranking many: the same to the last bit, NaN where the marks share too little.
    /// Allocates nothing in the steady state.
    /// </summary>
    /// <param name="first">The first mark.</param>
    /// <param name="second">The second mark, of the same kind.</param>
    /// <exception cref="ArgumentException">The kinds differ.</exception>
    public static double Score(Signature first, Signature second) => (first, second) switch
    {
        (ImpressedSignature a, ImpressedSignature b) when a.Kind == b.Kind => ImpressedComparer.Score(a, b),
        (StriationSignature a, StriationSignature b) when a.Kind == b.Kind => a.Modality == b.Modality ? StriationComparer.Align(a, b).Score : double.NaN,
        _ => throw new ArgumentException($"Marks of one kind are compared; {first?.Kind} and {second?.Kind} were given."),
    };

    /// <summary>Brightness across striae is no height: a picture of them is compared with pictures lit alike.</summary>
    private static MarkComparison Incomparable(StriationSignature a, StriationSignature b) => new()
    {
        Kind = a.Kind,
        Score = double.NaN,
        Remark = $"Striae measured by {a.Modality} and by {b.Modality} are not compared: brightness is no height. Scan or light both alike.",
    };
}
