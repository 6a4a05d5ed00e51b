using Ballistics.Evidence;

namespace Ballistics.Comparison.Correlation;

/// <summary>A pose and how well the maps fit there.</summary>
/// <param name="Pose">The pose.</param>
/// <param name="Products">Sum of products of the two maps, unmeasured points as zero, or of parts of rings that sum by the points shared: orders poses of one pair.</param>
internal readonly record struct ScoredPose(Pose Pose, long Products)
{
    /// <summary>The better fit first; of equals the smaller turn, so that every machine has one order.</summary>
    public static readonly Comparison<ScoredPose> BestFirst = static (a, b) => a.Products != b.Products
        ? b.Products.CompareTo(a.Products)
        : a.Pose.RotationDegrees.CompareTo(b.Pose.RotationDegrees);
}
