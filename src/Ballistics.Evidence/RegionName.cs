namespace Ballistics.Evidence;

/// <summary>What a region of a scan shows.</summary>
public enum RegionName
{
    /// <summary>The primer, out to the gap between it and the head.</summary>
    Primer,

    /// <summary>The breech-face impression: the primer's flat face without the aperture, the firing pin's impression and its drag.</summary>
    BreechFace,

    /// <summary>The firing-pin impression, out to its mouth.</summary>
    FiringPin,

    /// <summary>What lies within the edge of the firing-pin aperture: metal that flowed back or was sheared, around the firing pin's impression.</summary>
    Aperture,

    /// <summary>The mark that the firing pin dragged behind it as the barrel dropped; its direction points away from the impression.</summary>
    Drag,

    /// <summary>The dent of the ejector in the head.</summary>
    Ejector,

    /// <summary>The head around the primer, which bears the head stamp.</summary>
    HeadStamp,

    /// <summary>The engraved area of a land, between its grooves.</summary>
    Land,

    /// <summary>The groove before a land, as far as the scan shows it.</summary>
    FirstGroove,

    /// <summary>The groove behind a land.</summary>
    SecondGroove,
}
