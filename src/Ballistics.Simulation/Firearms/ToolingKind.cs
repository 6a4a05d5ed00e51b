namespace Ballistics.Simulation.Firearms;

/// <summary>How the breech face was finished; it decides which way its tool marks run.</summary>
public enum ToolingKind
{
    /// <summary>Cast or blasted: grains and no lines, as the Weller slides.</summary>
    Granular,

    /// <summary>An end mill: evenly spaced arcs of a large radius.</summary>
    Milled,

    /// <summary>A file: nearly straight scratches that come and go.</summary>
    Filed,

    /// <summary>A lathe: circles about a centre on or near the face.</summary>
    Concentric,
}
