using Ballistics.Evidence;

namespace Ballistics.Comparison.Modalities;

/// <summary>
/// What two marks that were measured differently have in common. Heights and side light both tell of relief, and are compared by it;
/// ring light tells of steepness alone, so that whatever is compared with it is brought to that.
/// </summary>
internal static class CommonGround
{
    /// <summary>What the two are compared by.</summary>
    public static ComparedBy Of(Modality first, Modality second) =>
        first == Modality.RingLight || second == Modality.RingLight ? ComparedBy.Steepness
        : first == Modality.Heights && second == Modality.Heights ? ComparedBy.Heights
        : ComparedBy.Relief;

    /// <summary>True where a rendering of steepness has to stand for one of the two; two pictures under ring light are compared as they are.</summary>
    public static bool NeedsSteepness(Modality first, Modality second) => (first == Modality.RingLight) != (second == Modality.RingLight);
}
