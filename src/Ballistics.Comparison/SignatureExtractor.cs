using Ballistics.Comparison.Striae;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>From a prepared mark to its signature.</summary>
public static class SignatureExtractor
{
    /// <summary>Extracts the signature of a prepared mark.</summary>
    /// <param name="mark">The prepared mark.</param>
    /// <param name="observer">Is handed the mark's steps; may be null.</param>
    /// <exception cref="RejectedScanException">The mark is too large, or bears no relief.</exception>
    public static Signature Extract(PreparedMark mark, IPipelineObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark is PreparedStriae striae ? StriationExtraction.Extract(striae) : ImpressedExtraction.Extract(mark);
    }
}
