namespace Ballistics.Search.Storage;

/// <summary>How much of an exhibit another agency is shown; each level holds what those before it hold.</summary>
public enum ReleaseLevel
{
    /// <summary>That there is a candidate, with its rank, score and kind of mark; not whose it is.</summary>
    HitOnly,

    /// <summary>The agency that owns it, to be asked.</summary>
    Contact,

    /// <summary>The item itself: label, specimen, calibre, country and date of the event, and how it compares; no picture, no reference.</summary>
    Summary,

    /// <summary>Everything: marks, originals, pictures, case reference, place.</summary>
    Full,
}
