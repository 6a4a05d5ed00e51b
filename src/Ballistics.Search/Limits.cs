namespace Ballistics.Search;

/// <summary>Every limit of storing and searching, in one place.</summary>
public static class Limits
{
    /// <summary>The largest scan that is taken in, bytes as uploaded.</summary>
    public const long ScanBytes = 256L << 20;

    /// <summary>Lands of a barrel; the most known is 22 (Marlin Micro-Groove), the rest is room.</summary>
    public const int Lands = 64;
}
