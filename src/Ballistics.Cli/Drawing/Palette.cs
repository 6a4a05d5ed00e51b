using OpenCvSharp;

namespace Ballistics.Cli.Drawing;

/// <summary>The colours of the pictures; told apart with red-green colour blindness too.</summary>
internal static class Palette
{
    /// <summary>What was not measured.</summary>
    public static readonly Vec3b Unmeasured = new(64, 44, 36);

    /// <summary>What lies outside a region.</summary>
    public static readonly Vec3b Outside = new(40, 60, 150);

    /// <summary>Cells that are congruent, and the first of two profiles.</summary>
    public static readonly Scalar Congruent = new(235, 180, 60);

    /// <summary>Cells that are not, and the second of two profiles.</summary>
    public static readonly Scalar Other = new(40, 140, 250);

    /// <summary>Captions and axes.</summary>
    public static readonly Scalar Ink = new(225, 225, 225);

    /// <summary>Behind captions and profiles.</summary>
    public static readonly Scalar Paper = new(34, 30, 28);
}
