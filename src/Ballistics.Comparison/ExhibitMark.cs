using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>One mark of an exhibit.</summary>
/// <param name="Id">What the caller calls it; handed back in the comparison.</param>
/// <param name="Signature">Its signature.</param>
/// <param name="Land">Number of the land in the bullet's own count, from 1; null where the mark is no land.</param>
public sealed record ExhibitMark(string Id, Signature Signature, int? Land = null)
{
    /// <summary>The kind of mark.</summary>
    public MarkKind Kind => Signature.Kind;
}
