namespace Ballistics.Cli.Evaluation;

/// <summary>What is done to every scan before anything else sees it.</summary>
internal enum Protocol
{
    /// <summary>Nothing.</summary>
    AsScanned,

    /// <summary>Turned by an angle drawn from a hash of the file's name, uniform over ±180°.</summary>
    Rotated,

    /// <summary>Only a half disc is kept, its side drawn from the hash of the file's name; then turned as <see cref="Rotated"/>.</summary>
    Partial,
}
