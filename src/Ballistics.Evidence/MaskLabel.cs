namespace Ballistics.Evidence;

/// <summary>One kind of area in a drawn mask.</summary>
/// <param name="Colour">The colour it is drawn in, as #rrggbb.</param>
/// <param name="Meaning">What the author wrote beside the colour; empty where nothing was written.</param>
public sealed record MaskLabel(string Colour, string Meaning);
