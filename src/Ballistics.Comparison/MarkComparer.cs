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
        (StriationSignature a, StriationSignature b) when a.Kind == b.Kind => StriationComparer.Compare(a, b, observer),
        _ => throw new ArgumentException($"Marks of one kind are compared; {first?.Kind} and {second?.Kind} were given."),
    };
}
