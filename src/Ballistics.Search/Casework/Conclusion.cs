namespace Ballistics.Search.Casework;

/// <summary>
/// What a person concludes from comparing two exhibits by eye: the AFTE range of conclusions, its three kinds of
/// inconclusive named apart. Only people conclude; the program never does.
/// </summary>
public enum Conclusion
{
    /// <summary>All discernible class characteristics agree, and the individual ones agree sufficiently.</summary>
    Identification,

    /// <summary>Inconclusive (a): class characteristics agree, individual ones agree in part, not sufficiently for an identification.</summary>
    InconclusiveA,

    /// <summary>Inconclusive (b): class characteristics agree; individual ones neither agree nor disagree, because they are absent, too few or not reproduced.</summary>
    InconclusiveB,

    /// <summary>Inconclusive (c): class characteristics agree, individual ones disagree, not sufficiently for an elimination.</summary>
    InconclusiveC,

    /// <summary>Discernible class characteristics, or individual ones, disagree significantly.</summary>
    Elimination,

    /// <summary>One of the exhibits cannot be compared.</summary>
    Unsuitable,
}
