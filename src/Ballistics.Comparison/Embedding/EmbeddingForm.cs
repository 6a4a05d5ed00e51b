namespace Ballistics.Comparison.Embedding;

/// <summary>How the values of an embedding are held against those of another.</summary>
public enum EmbeddingForm
{
    /// <summary>Value by value: their product sum is the similarity.</summary>
    Still,

    /// <summary>
    /// The values turn with the mark, and the similarity is the largest product sum over its turns (<see cref="TurningProbe"/>). Unlike
    /// a form that no turn changes it needs no products of two values of one mark, so that what is missing of a mark is lost once and not twice.
    /// </summary>
    Turning,
}
