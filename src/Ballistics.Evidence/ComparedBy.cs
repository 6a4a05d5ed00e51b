namespace Ballistics.Evidence;

/// <summary>What of two marks was held against each other: how they were measured decides what they have in common.</summary>
public enum ComparedBy
{
    /// <summary>Heights with heights.</summary>
    Heights,

    /// <summary>Relief: one at least is a picture under side light, whose relief was estimated from its shading.</summary>
    Relief,

    /// <summary>Steepness: one at least is a picture under ring light; it says how steep a place is and not which way it leans.</summary>
    Steepness,

    /// <summary>Brightness across striae: two pictures lit alike.</summary>
    Brightness,
}
